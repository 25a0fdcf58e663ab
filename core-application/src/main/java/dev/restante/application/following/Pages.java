package dev.restante.application.following;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.Slice;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a thread page by page, one read at a time, as long as somebody says where to read on. */
final class Pages {
    private static final int MESSAGES = 256;
    private static final int BYTES = 256 << 10;

    private final Mailbox mailbox;
    private final ThreadId thread;
    private final Supplier<@Nullable From> next;
    private final Consumer<CompletableFuture<Slice>> arrived;
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * @param next where to read on; null for nowhere
     * @param arrived takes a read that is done or has failed
     */
    Pages(
            Mailbox mailbox,
            ThreadId thread,
            Supplier<@Nullable From> next,
            Consumer<CompletableFuture<Slice>> arrived) {
        this.mailbox = mailbox;
        this.thread = thread;
        this.next = next;
        this.arrived = arrived;
    }

    /** Begins to read. Where a read is under way already, one more look is taken after it. */
    void read() {
        if (calls.getAndIncrement() == 0) {
            drive();
        }
    }

    /** A loop, as pages may be many and stores quick. */
    private void drive() {
        while (true) {
            int seen = calls.get();
            From from = next.get();
            if (from == null) {
                if (calls.compareAndSet(seen, 0)) {
                    return;
                }
                continue;
            }
            CompletionStage<Slice> page = page(from);
            CompletableFuture<Slice> read = page.toCompletableFuture();
            if (!read.isDone()) {
                page.whenComplete((slice, failure) -> {
                    arrived.accept(read);
                    drive();
                });
                return;
            }
            arrived.accept(read);
        }
    }

    private CompletionStage<Slice> page(From from) {
        try {
            return mailbox.read(thread, from, MESSAGES, BYTES);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
