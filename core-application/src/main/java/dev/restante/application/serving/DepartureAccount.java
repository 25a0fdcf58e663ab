package dev.restante.application.serving;

import dev.restante.ports.operations.CloseAccount;
import java.util.Objects;

/**
 * How a node left. Immutable.
 *
 * @param ending decides the exit code
 * @param connections how many were open when the closing began
 * @param closes how they ended
 * @param sends what became of all sends since the start
 */
public record DepartureAccount(Ending ending, int connections, CloseAccount closes, SendAccount sends) {
    public DepartureAccount {
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(closes, "closes");
        Objects.requireNonNull(sends, "sends");
    }

    /** One line for the log. */
    public String describe() {
        return ending + ": " + connections + " connections, " + closes.byPeer() + " closed by peer, " + closes.byUs()
                + " by us, " + closes.forced() + " forced; " + sends.begun() + " sends, " + sends.delivered()
                + " delivered, " + sends.queued() + " queued, " + sends.rejected() + " rejected, " + sends.inFlight()
                + " without an outcome";
    }

    /** Whether everybody was given the time promised. */
    public enum Ending {
        ORDERLY(0),
        FORCED(1);

        private final int exitCode;

        Ending(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of the process. */
        public int exitCode() {
            return exitCode;
        }
    }
}
