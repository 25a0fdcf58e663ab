package dev.restante.ports.operations;

import java.util.concurrent.CompletionStage;

/**
 * The live connections, as the departure sees them; implemented by whatever holds sockets. Safe for use by many
 * threads.
 */
public interface Connections {
    /** Connections open at this instant; at least zero. Never blocks. */
    int open();

    /**
     * Tells every open connection to leave: {@code closing} with its own jittered {@code reconnectAfter}, then 1001, each
     * at its own instant within the farewell's window. A connection that does not answer in time is cut and counted as
     * forced. Called once; the gate is closed before, so no connection arrives meanwhile.
     *
     * @return completes when none is open any more, with the account of all that were; never exceptionally
     */
    CompletionStage<CloseAccount> closeAll(Farewell farewell);

    /** Cuts at once what is still open; {@link #closeAll}'s answer follows. Harmless when called again or before it. */
    void cut();
}
