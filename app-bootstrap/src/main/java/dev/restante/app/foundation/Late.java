package dev.restante.app.foundation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What comes with the object graph, for those who are there before it. Safe for use by many threads. */
public final class Late<T> implements Supplier<Optional<T>> {
    private final AtomicReference<@Nullable T> value = new AtomicReference<>();

    /** From now on it is there. */
    public void set(T come) {
        value.set(come);
    }

    @Override
    public Optional<T> get() {
        return Optional.ofNullable(value.get());
    }
}
