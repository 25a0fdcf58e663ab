package dev.restante.domain.startup;

/** What undoing a step answered; a failed undo is told, and the next one runs all the same. */
public sealed interface UndoResult {
    /** The step is taken back. */
    record Undone() implements UndoResult {}

    /**
     * It is not, or not certainly.
     *
     * @param reason why, in one line
     */
    record UndoFailed(String reason) implements UndoResult {
        public UndoFailed {
            reason = Failure.oneLine(reason);
        }
    }
}
