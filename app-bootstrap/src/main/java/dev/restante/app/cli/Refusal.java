package dev.restante.app.cli;

/** Ends a command: a line for standard error, and the exit code. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** The gateway said no. */
    static final int REFUSED = 1;
    /** What is needed is not there; EX_UNAVAILABLE. */
    static final int UNAVAILABLE = 69;
    /** EX_SOFTWARE. */
    static final int BUG = 70;
    /** EX_CONFIG. */
    static final int SETTINGS = 78;

    private final int exitCode;

    Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
