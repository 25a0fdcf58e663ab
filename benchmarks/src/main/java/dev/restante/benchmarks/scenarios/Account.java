package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.Figure;
import dev.restante.benchmarks.wire.Reader;
import java.util.List;

/** What readers got of what each should have got. */
final class Account {
    private Account() {}

    static List<Figure> of(List<Reader> readers, long each) {
        return List.of(
                new Figure("lost", readers.stream().mapToLong(reader -> reader.lost(each)).sum(), "0"),
                new Figure("doubled", readers.stream().mapToLong(Reader::doubled).sum(), "0"),
                new Figure("reordered", readers.stream().mapToLong(Reader::reordered).sum(), "0"));
    }
}
