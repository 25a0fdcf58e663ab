package dev.restante.websocket.rfc6455;

/** Checks UTF-8 (RFC 3629) as it arrives, and fails at the first byte that can't be right. For one thread. */
final class Utf8Check {
    private static final int LOW = 0x80;
    private static final int HIGH = 0xbf;

    /** Continuation bytes that are due, and the bounds of the next one. */
    private int due;

    private int low = LOW;
    private int high = HIGH;

    /** Whether the bytes from {@code start} (inclusive) to {@code end} (exclusive) can follow what came before. */
    boolean accept(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end) {
            int b = bytes[at++] & 0xff;
            if (due == 0 && b < LOW) {
                at = skipAscii(bytes, at, end);
            } else if (due == 0 ? !lead(b) : !continuation(b)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text may end here; begins anew. */
    boolean end() {
        boolean whole = due == 0;
        due = 0;
        low = LOW;
        high = HIGH;
        return whole;
    }

    private static int skipAscii(byte[] bytes, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end && (Words.get(bytes, at) & 0x8080808080808080L) == 0) {
            at += Long.BYTES;
        }
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private boolean lead(int b) {
        if (b < 0xc2 || b > 0xf4) {
            return false;
        }
        due = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
        low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : LOW;
        high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : HIGH;
        return true;
    }

    private boolean continuation(int b) {
        boolean fits = b >= low && b <= high;
        low = LOW;
        high = HIGH;
        due--;
        return fits;
    }
}
