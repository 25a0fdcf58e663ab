package dev.restante.application.mailbox;

import dev.restante.ports.journal.Journal;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The local mailbox over a journal that does its work late, on threads of its own, and keeps what a disk would. */
final class LocalMailboxTest implements LocalMailboxContract {
    private static ExecutorService writer = Executors.newSingleThreadExecutor();
    private static ExecutorService reader = Executors.newSingleThreadExecutor();

    @BeforeAll
    static void startThreads() {
        writer = Executors.newSingleThreadExecutor();
        reader = Executors.newSingleThreadExecutor();
    }

    @AfterAll
    static void endThreads() {
        writer.shutdownNow();
        reader.shutdownNow();
    }

    @Override
    public Journal newJournal() {
        return new ScriptedJournal(new Disk(), writer, reader, false);
    }

    @Override
    public Executor executor() {
        return reader;
    }
}
