package dev.restante.websocket.socket;

/**
 * Why we close a connection (RFC 6455, section 7.4). The reason goes to the client: at most 123 bytes, and no
 * internals.
 */
public enum CloseCode {
    DRAINING(1001, "draining"),
    PROTOCOL(1002, "not RFC 6455"),
    NOT_UTF8(1007, "text is not UTF-8"),
    BINARY(1003, "binary frame (expected: text)"),
    TOO_BIG(1009, "message too big (limits.frame-bytes)"),
    FAULT(1011, "fault"),
    TOKEN_EXPIRED(4401, "token expired"),
    READER_STALLED(4408, "reader stalled");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
