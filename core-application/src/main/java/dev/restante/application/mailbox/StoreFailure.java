package dev.restante.application.mailbox;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether the store has failed: then it takes nothing more in this process. Told once. Any number of threads. */
final class StoreFailure {
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
    private final Consumer<Throwable> faults;

    StoreFailure(Consumer<Throwable> faults) {
        this.faults = faults;
    }

    void because(Throwable failure) {
        if (first.compareAndSet(null, failure)) {
            faults.accept(new IllegalStateException(
                    "the store failed and takes no messages until this process is started again: " + failure, failure));
        }
    }

    /** Why, or null while it works. */
    @Nullable
    Throwable cause() {
        return first.get();
    }
}
