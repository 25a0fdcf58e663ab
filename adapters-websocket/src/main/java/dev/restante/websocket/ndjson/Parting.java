package dev.restante.websocket.ndjson;

import dev.restante.websocket.channel.WholeConnection;
import dev.restante.websocket.connection.Ending;
import io.undertow.server.ServerConnection;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.time.Duration;
import org.xnio.IoUtils;
import org.xnio.conduits.StreamSinkConduit;

/** How a batch comes to an end that its client did not choose. Any number of threads, except where noted. */
final class Parting {
    private final ServerConnection connection;
    private boolean begun;
    private boolean forced;
    private boolean timed;
    private long answerNanos;
    private long since;

    Parting(ServerConnection connection) {
        this.connection = connection;
    }

    /** The client has this long to go; false where it was told already. */
    synchronized boolean begin(Duration answerWithin) {
        if (begun || forced) {
            return false;
        }
        begun = true;
        answerNanos = answerWithin.toNanos();
        return true;
    }

    synchronized boolean isBegun() {
        return begun;
    }

    /** Whether its time is over, which counts from the first call. */
    synchronized boolean isLate(long now) {
        if (!timed) {
            timed = true;
            since = now;
        }
        return now - since >= answerNanos;
    }

    /**
     * The response is out, the request is not: says that nothing more will come, and whether the client has gone. Until it
     * does, what it still sends is read, or else the kernel would throw away what we wrote. On the I/O thread.
     */
    boolean isFollowed(Requested requested) throws IOException {
        if (connection instanceof HttpServerConnection whole) {
            StreamSinkConduit sink = whole.getOriginalSinkConduit();
            sink.terminateWrites();
            sink.flush();
        }
        requested.resume();
        return requested.drop();
    }

    /** Closes the connection; of HTTP/2 the stream. */
    void close() {
        IoUtils.safeClose(connection);
    }

    /** Cuts the connection, and throws away what the kernel still holds for it. */
    void force() {
        synchronized (this) {
            forced = true;
        }
        if (connection instanceof HttpServerConnection whole) {
            new WholeConnection(whole, whole.getChannel()).abort();
        }
        close();
    }

    synchronized Ending ending() {
        if (forced) {
            return Ending.FORCED;
        }
        return begun ? Ending.BY_US : Ending.BY_PEER;
    }
}
