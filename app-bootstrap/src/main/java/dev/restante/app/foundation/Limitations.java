package dev.restante.app.foundation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What works only in part at this moment; whoever knows of something adds himself. Safe for use by many threads. */
public final class Limitations implements Supplier<List<String>> {
    private final List<Supplier<List<String>>> known = new CopyOnWriteArrayList<>();

    public void add(Supplier<List<String>> limitation) {
        known.add(limitation);
    }

    @Override
    public List<String> get() {
        return known.stream().flatMap(one -> one.get().stream()).toList();
    }
}
