package dev.restante.websocket.connection;

import dev.restante.websocket.limits.Intake;
import dev.restante.websocket.socket.Socket;

/**
 * Stops reading a client while it has too much in flight, or does not take our answers, and goes on at half of that; and
 * while it has sent more than it may in a second.
 */
final class Valve {
    private final Socket socket;
    private final Outbound outbound;
    private final Conversation conversation;
    private final Intake intake;
    private final int limit;
    private volatile boolean paused;

    Valve(Socket socket, Outbound outbound, Conversation conversation, Intake intake, ConnectionLimits limits) {
        this.socket = socket;
        this.outbound = outbound;
        this.conversation = conversation;
        this.intake = intake;
        this.limit = limits.inFlightSends();
    }

    /** From any thread: something was answered. */
    void answered() {
        if (paused) {
            socket.execute(this::adjust);
        }
    }

    /** On the socket's thread. */
    void adjust() {
        if (!paused && (intake.isOver() || conversation.inFlight() >= limit || outbound.answersFull())) {
            paused = true;
            socket.pauseReading();
        }
        // Asked again after pausing: what was answered just before did not see that it was to wake us.
        if (paused && !intake.isOver() && conversation.inFlight() <= limit / 2 && !outbound.answersFull()) {
            paused = false;
            socket.resumeReading();
        }
    }
}
