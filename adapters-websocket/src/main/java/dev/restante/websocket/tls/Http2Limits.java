package dev.restante.websocket.tls;

import io.undertow.UndertowOptions;
import java.time.Duration;
import org.xnio.OptionMap;

/** What one connection over HTTP/2 (RFC 9113) may do to us. */
final class Http2Limits {
    /** Requests at once; one more is refused (REFUSED_STREAM). */
    private static final int STREAMS = 128;
    /** Streams that the client resets, or makes us reset, in {@link #RESET_WINDOW}; more end the connection (rapid reset). */
    private static final int RESETS = 200;
    /** Milliseconds. */
    private static final int RESET_WINDOW = 30_000;
    /** Bytes of a frame. */
    private static final int FRAME_BYTES = 16 * 1024;
    /** Bytes of one request's body that we take before somebody reads them. */
    private static final int BODY_WINDOW = 64 * 1024 - 1;
    /** Bytes for headers that are named only once (HPACK, RFC 7541). */
    private static final int HEADER_TABLE = 4_096;
    /** Frames that wait to be written, answers to PING and SETTINGS among them; with more nothing is read. */
    private static final int WAITING_FRAMES = 50;

    private Http2Limits() {}

    /**
     * {@code idle}: Undertow's clocks for headers and between requests only say goodbye (GOAWAY), and not at all to who never
     * said the preface; this one cuts.
     */
    static OptionMap with(OptionMap others, Duration idle) {
        return OptionMap.builder()
                .addAll(others)
                .set(UndertowOptions.ENABLE_HTTP2, true)
                .set(UndertowOptions.IDLE_TIMEOUT, Math.toIntExact(idle.toMillis()))
                .set(UndertowOptions.HTTP2_SETTINGS_ENABLE_PUSH, false)
                .set(UndertowOptions.HTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, STREAMS)
                .set(UndertowOptions.MAX_RST_FRAMES_PER_WINDOW, RESETS)
                .set(UndertowOptions.RST_FRAMES_TIME_WINDOW, RESET_WINDOW)
                .set(UndertowOptions.HTTP2_SETTINGS_MAX_FRAME_SIZE, FRAME_BYTES)
                .set(UndertowOptions.HTTP2_SETTINGS_INITIAL_WINDOW_SIZE, BODY_WINDOW)
                .set(UndertowOptions.HTTP2_SETTINGS_HEADER_TABLE_SIZE, HEADER_TABLE)
                .set(UndertowOptions.QUEUED_FRAMES_HIGH_WATER_MARK, WAITING_FRAMES)
                .set(UndertowOptions.QUEUED_FRAMES_LOW_WATER_MARK, WAITING_FRAMES / 5)
                .getMap();
    }
}
