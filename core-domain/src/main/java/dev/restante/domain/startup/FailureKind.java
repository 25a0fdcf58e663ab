package dev.restante.domain.startup;

/** Why a start failed, in the four ways that an operator or a supervisor treats differently. */
public enum FailureKind {
    /** Settings, policy or a precondition: starting again without a change is useless. EX_CONFIG. */
    SETTINGS(78),
    /** Something that the node needs refused, broke or was not there. EX_UNAVAILABLE. */
    DEPENDENCY(69),
    /** An exception nobody expected. EX_SOFTWARE. */
    BUG(70),
    /** A step or the start as a whole took too long. As {@code timeout(1)} answers. */
    DEADLINE(124);

    private final int exitCode;

    FailureKind(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of the process. */
    public int exitCode() {
        return exitCode;
    }
}
