package dev.restante.websocket.rfc9112;

import java.io.IOException;

/** A body in chunks that are not as RFC 9112, section 7.1, has them. */
final class BadChunks extends IOException {
    private static final long serialVersionUID = 1L;

    BadChunks(String fault) {
        super("chunks: " + fault + " (expected: RFC 9112, section 7.1)");
    }
}
