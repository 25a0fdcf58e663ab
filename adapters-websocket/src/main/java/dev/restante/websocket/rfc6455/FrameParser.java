package dev.restante.websocket.rfc6455;

import dev.restante.websocket.socket.CloseCode;
import java.nio.ByteBuffer;

/** Parses what a client sends (RFC 6455, sections 5 and 7.4), in whatever pieces it comes. For one thread. */
final class FrameParser {
    private static final int NO_CODE = 1005;

    private final int maxBytes;
    private final FrameListener listener;
    private final FrameHeader header = new FrameHeader();
    private final MessageBuffer message = new MessageBuffer();
    private final MessageBuffer control = new MessageBuffer();
    private final Utf8Check utf8 = new Utf8Check();
    private boolean inPayload;
    private boolean inMessage;
    private boolean over;
    private long payloadTaken;
    private long begun;

    /** {@code maxBytes}: of one message. */
    FrameParser(int maxBytes, FrameListener listener) {
        this.maxBytes = maxBytes;
        this.listener = listener;
    }

    /** Takes all of {@code in}, except where the listener pauses. */
    void parse(ByteBuffer in) {
        while (!over && in.hasRemaining() && !listener.isPaused()) {
            if (inPayload) {
                payload(in);
            } else {
                header(in);
            }
        }
        if (over) {
            in.position(in.limit());
        }
    }

    /** Which message or control frame, counted from 1, is incomplete; 0 for none. */
    long incomplete() {
        return !over && (inMessage || inPayload || !header.isUntouched()) ? begun : 0;
    }

    private void header(ByteBuffer in) {
        if (header.isUntouched() && !inMessage) {
            begun++;
        }
        if (!header.take(in)) {
            return;
        }
        int opcode = header.opcode();
        boolean orderly = Opcode.isControl(opcode) || (opcode == Opcode.CONTINUATION) == inMessage;
        if (header.isWrong() || !orderly) {
            refuse(CloseCode.PROTOCOL);
        } else if (opcode == Opcode.BINARY) {
            refuse(CloseCode.BINARY);
        } else if (!Opcode.isControl(opcode) && message.size() + header.length() > maxBytes) {
            refuse(CloseCode.TOO_BIG);
        } else {
            inMessage |= !Opcode.isControl(opcode);
            inPayload = true;
            payloadTaken = 0;
            endOfPayload();
        }
    }

    private void payload(ByteBuffer in) {
        MessageBuffer to = Opcode.isControl(header.opcode()) ? control : message;
        long due = header.length() - payloadTaken;
        int count = (int) Math.min(due, in.remaining());
        int start = to.size();
        to.take(in, count, due);
        Words.unmask(to.array(), start, start + count, header.key(), (int) (payloadTaken & 3));
        payloadTaken += count;
        if (to == message && !utf8.accept(to.array(), start, start + count)) {
            refuse(CloseCode.NOT_UTF8);
        } else {
            endOfPayload();
        }
    }

    private void endOfPayload() {
        if (payloadTaken < header.length()) {
            return;
        }
        int opcode = header.opcode();
        boolean last = header.isFinal();
        int bytes = header.size() + (int) header.length();
        header.reset();
        inPayload = false;
        listener.frame(bytes);
        switch (opcode) {
            case Opcode.PING -> listener.ping(control.release());
            case Opcode.PONG -> {
                control.release();
                listener.pong();
            }
            case Opcode.CLOSE -> close(control.release());
            default -> {
                if (last) {
                    endOfMessage();
                }
            }
        }
    }

    private void endOfMessage() {
        inMessage = false;
        if (utf8.end()) {
            listener.text(message.release());
        } else {
            refuse(CloseCode.NOT_UTF8);
        }
    }

    private void close(byte[] payload) {
        Utf8Check reason = new Utf8Check();
        if (payload.length == 1 || (payload.length > 1 && !isAllowed(code(payload)))) {
            refuse(CloseCode.PROTOCOL);
        } else if (payload.length > 2 && !(reason.accept(payload, 2, payload.length) && reason.end())) {
            refuse(CloseCode.NOT_UTF8);
        } else {
            over = true;
            listener.close(payload.length == 0 ? NO_CODE : code(payload));
        }
    }

    private static int code(byte[] payload) {
        return (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    }

    /** RFC 6455, section 7.4, and what was registered since. */
    private static boolean isAllowed(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }

    private void refuse(CloseCode code) {
        over = true;
        message.release();
        control.release();
        listener.refused(code);
    }
}
