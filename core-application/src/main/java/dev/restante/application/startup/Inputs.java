package dev.restante.application.startup;

/** What a step may use: the outputs of steps before it, and nothing that is not there. */
public final class Inputs {
    private final String reader;

    Inputs(String reader) {
        this.reader = reader;
    }

    /**
     * What {@code step} has produced.
     *
     * @throws IllegalStateException if it has not, naming both steps: a bug in the plan's order
     */
    public <T> T of(Step<T> step) {
        return step.output()
                .orElseThrow(() -> new IllegalStateException("input of '" + reader + "': nothing (expected: '"
                        + step.planned().name() + "' completed before it)"));
    }
}
