package dev.restante.benchmarks;

import java.util.List;

/** Something that is measured, round by round. Scenarios of one run take turns, so that all see the same noise. For one thread. */
public interface Scenario {
    /** What is measured, in one line. */
    String title();

    /** Whatever is done once; its first round is to warm up, and is not counted. */
    void prepare() throws Exception;

    /** The figures of one round: the same ones each time, in the same order. */
    List<Figure> round() throws Exception;

    /** Ends what was prepared, and removes its files. */
    void close() throws Exception;
}
