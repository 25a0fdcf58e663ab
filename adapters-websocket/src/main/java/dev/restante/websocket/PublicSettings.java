package dev.restante.websocket;

import dev.restante.websocket.connection.ConnectionLimits;
import dev.restante.websocket.connection.CrowdLimits;
import dev.restante.websocket.http.Origins;

/**
 * How the public listener is to be.
 *
 * @param host name or address to bind
 * @param port 0 to 65535; 0 takes any that is free
 * @param ioThreads threads that move bytes; at least 1
 * @param origins pages that may use it
 * @param connections WebSocket connections at once
 * @param messageBytes of one message's body
 * @param frameBytes of one frame of a client, fragments together
 * @param headerBytes of one request's headers
 * @param sendBuffer bytes the kernel may hold for one connection that does not read
 * @param connection what one connection may cost
 * @param crowd what those of one client may, and how fast anybody may come
 * @param edge TLS, and who stands in front
 */
public record PublicSettings(
        String host,
        int port,
        int ioThreads,
        Origins origins,
        int connections,
        int messageBytes,
        int frameBytes,
        int headerBytes,
        int sendBuffer,
        ConnectionLimits connection,
        CrowdLimits crowd,
        Edge edge) {

    /** More is refused below us, without an answer that explains. */
    static final int MOST_HEADER_BYTES = 48 * 1024;

    private static final int MOST_BYTES = 1 << 28;

    /** The same with another edge. */
    public PublicSettings with(Edge other) {
        return new PublicSettings(
                host, port, ioThreads, origins, connections, messageBytes, frameBytes, headerBytes, sendBuffer,
                connection,
                crowd,
                other);
    }

    public PublicSettings {
        within("port", port, 0, 65_535);
        within("io-threads", ioThreads, 1, 1_024);
        within("connections", connections, 1, Integer.MAX_VALUE);
        within("message-bytes", messageBytes, 1, MOST_BYTES);
        within("frame-bytes", frameBytes, messageBytes, MOST_BYTES);
        within("header-bytes", headerBytes, 1_024, MOST_HEADER_BYTES);
        within("send-buffer", sendBuffer, 4_096, MOST_BYTES);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " - " + most + ")");
        }
    }
}
