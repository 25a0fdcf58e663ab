package dev.restante.application.mailbox;

import dev.restante.ports.journal.JournalUnusable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store has failed: then it takes nothing more in this process. Told once, as what can't be read is. Any number
 * of threads.
 */
final class StoreFailure {
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
    private final AtomicReference<String> unreadable = new AtomicReference<>("");
    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private final Consumer<Throwable> faults;

    StoreFailure(Consumer<Throwable> faults) {
        this.faults = faults;
    }

    void because(Throwable failure) {
        if (first.compareAndSet(null, failure)) {
            faults.accept(new IllegalStateException(
                    "the store failed and takes no messages until this process is started again: " + words(failure),
                    failure));
            failed.complete(null);
        }
    }

    /** Completes when it has. */
    CompletionStage<Void> failed() {
        return failed.minimalCompletionStage();
    }

    /** Something in the store can't be read; everything else may be as it should. A store that is closed is no fault. */
    void unreadable(Throwable failure) {
        String words = words(failure);
        if (failure instanceof JournalUnusable && !words.equals(unreadable.getAndSet(words))) {
            faults.accept(new IllegalStateException("the store can't be read: " + words, failure));
        }
    }

    /** For an operator, who knows no class by its name: that stands in the log, with the stack. */
    static String words(Throwable failure) {
        if (failure instanceof JournalUnusable unusable) {
            return unusable.getMessage() + "; " + unusable.remedy();
        }
        String message = failure.getMessage();
        return message == null ? "for a reason that the log tells" : message;
    }

    /** The same, where it is told outside of the log: nothing of our insides. */
    static String told(Throwable failure) {
        return failure instanceof JournalUnusable ? words(failure) : "a fault inside of it, told in the log";
    }

    /** Why, or null while it works. */
    @Nullable
    Throwable cause() {
        return first.get();
    }
}
