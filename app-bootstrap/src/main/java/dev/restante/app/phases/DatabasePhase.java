package dev.restante.app.phases;

import com.google.inject.Injector;
import dev.restante.app.foundation.Foundation;
import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.startup.Inputs;
import dev.restante.application.startup.Step;
import dev.restante.application.startup.StepAnswer;
import dev.restante.config.Settings;
import dev.restante.domain.startup.Phase;
import dev.restante.ports.journal.JournalUnusable;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.operations.Backups;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** The mailbox store: opened, recovered, and told what was recovered. */
final class DatabasePhase {
    private static final String CAPACITY = "CAPACITY";

    private final Foundation foundation;
    private final Step<Injector> graph;
    private final Step<LocalMailbox> mailbox;

    DatabasePhase(Foundation foundation, Step<Injector> graph, StepTimes times) {
        this.foundation = foundation;
        this.graph = graph;
        mailbox = Step.critical(Phase.DATABASE, "open the mailbox", times.recovery(), this::open)
                .undoneBy(opened -> await(opened.close()));
    }

    List<Step<?>> steps() {
        return List.of(mailbox);
    }

    Step<LocalMailbox> mailbox() {
        return mailbox;
    }

    private StepAnswer<LocalMailbox> open(Inputs inputs) throws InterruptedException {
        Injector injector = inputs.of(graph);
        Settings settings = injector.getInstance(Settings.class);
        LocalMailbox opened = injector.getInstance(LocalMailbox.class);
        Totals found = await(opened.open());
        long full = settings.limits().nodeBytes() - settings.limits().messageBytes();
        foundation.limitations().add(() -> opened.bytes() > full ? List.of(CAPACITY) : List.of());
        foundation.backups().set(injector.getInstance(Backups.class));
        return new StepAnswer.Produced<>(
                opened,
                switch (settings.mailbox()) {
                    case ROCKSDB -> "on disk in " + settings.dataDirectory().toAbsolutePath().normalize();
                    case MEMORY -> "in memory: nothing outlives this process";
                },
                found.threads() + " threads, " + found.retainedMessages() + " messages, " + found.retainedBytes()
                        + " bytes recovered");
    }

    /** On the step's own thread, which is interrupted at the deadline. */
    private static <T> T await(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof JournalUnusable unusable) {
                throw unusable;
            }
            throw new IllegalStateException("mailbox: " + failed.getCause(), failed.getCause());
        }
    }
}
