package dev.restante.websocket.rfc6455;

import java.nio.ByteBuffer;

/** A frame's header as it arrives, possibly byte by byte (RFC 6455, section 5.2). For one thread. */
final class FrameHeader {
    private static final int CONTROL_BYTES = 125;
    private static final int SHORT = 126;

    private int taken;
    private int first;
    private int second;
    private int lengthBytes;
    private long length;
    private int key;
    private boolean wrong;

    /** Takes what it needs; true once the header is whole or found to be wrong. */
    boolean take(ByteBuffer in) {
        while (!wrong && (taken < 2 || taken < 6 + lengthBytes)) {
            if (!in.hasRemaining()) {
                return false;
            }
            put(in.get() & 0xff);
        }
        return true;
    }

    private void put(int b) {
        int at = taken++;
        if (at == 0) {
            first = b;
            wrong = (b & 0x70) != 0 || !Opcode.isKnown(opcode()) || (Opcode.isControl(opcode()) && !isFinal());
        } else if (at == 1) {
            second(b);
        } else if (at < 2 + lengthBytes) {
            length = (length << 8) | b;
            wrong = at == 1 + lengthBytes && !isMinimal();
        } else {
            key = (key << 8) | b;
        }
    }

    private void second(int b) {
        second = b & 0x7f;
        boolean masked = (b & 0x80) != 0;
        lengthBytes = second < SHORT ? 0 : second == SHORT ? 2 : 8;
        length = second < SHORT ? second : 0;
        wrong = !masked || (Opcode.isControl(opcode()) && second > CONTROL_BYTES);
    }

    private boolean isMinimal() {
        return second == SHORT ? length >= SHORT : length > 0xffff;
    }

    void reset() {
        taken = 0;
        lengthBytes = 0;
        length = 0;
        key = 0;
    }

    /** Bytes of it that have come. */
    int size() {
        return taken;
    }

    /** Whether no byte of it has come. */
    boolean isUntouched() {
        return taken == 0;
    }

    /** Whether it breaks the protocol; then nothing after it can be understood. */
    boolean isWrong() {
        return wrong;
    }

    int opcode() {
        return first & 0x0f;
    }

    boolean isFinal() {
        return (first & 0x80) != 0;
    }

    /** Bytes of the payload. */
    long length() {
        return length;
    }

    int key() {
        return key;
    }
}
