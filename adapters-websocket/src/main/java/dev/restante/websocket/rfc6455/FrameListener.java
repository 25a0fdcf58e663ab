package dev.restante.websocket.rfc6455;

import dev.restante.websocket.socket.CloseCode;

/** What a {@link FrameParser} finds. */
interface FrameListener {
    /** A whole frame, header included; before what it says. */
    void frame(int bytes);

    void text(byte[] utf8);

    void ping(byte[] payload);

    void pong();

    /** A close frame in order; {@code code} is 1005 where it names none (RFC 6455, section 7.1.5). */
    void close(int code);

    /** Nothing after this is understood or told. */
    void refused(CloseCode code);

    /** Whether to parse no further for now. */
    boolean isPaused();
}
