package dev.restante.websocket.ndjson;

import java.util.Arrays;

/**
 * Cuts what arrives into lines, ended by LF or CRLF, and keeps what is incomplete, as far as a line may be long. For one
 * thread.
 */
final class Lines {
    /** Hears of each line that is not empty. */
    interface Listener {
        /** The line without its end, in an array that is ours again afterwards; {@code number} counts from 1. */
        void line(long number, byte[] bytes, int from, int to);

        /** In place of a line that is too long; the rest of it is dropped as it arrives. */
        void tooLong(long number);

        /** Whether no further line is wanted for now. */
        boolean isFull();
    }

    private static final int FIRST_ROOM = 512;

    private final int maxBytes;
    private final Listener listener;
    private byte[] kept = {};
    private int length;
    private long number = 1;
    private boolean dropping;

    /** {@code maxBytes}: of one line. */
    Lines(int maxBytes, Listener listener) {
        this.maxBytes = maxBytes;
        this.listener = listener;
    }

    /** Takes bytes until the listener is full; answers up to where. */
    int take(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !listener.isFull()) {
            int end = Newline.next(bytes, at, to);
            if (end == to) {
                keep(bytes, at, to);
                return to;
            }
            if (dropping) {
                dropping = false;
            } else if (length > 0) {
                keep(bytes, at, end);
                tellKept();
            } else {
                tell(bytes, at, end);
            }
            number++;
            at = end + 1;
        }
        return at;
    }

    /** Nothing further comes: what is kept is the last line. */
    void end() {
        tellKept();
    }

    boolean isFull() {
        return listener.isFull();
    }

    /** The number of the line that has begun to arrive; 0 for none. */
    long incomplete() {
        return length > 0 || dropping ? number : 0;
    }

    private void keep(byte[] bytes, int from, int to) {
        int more = to - from;
        if (dropping) {
            return;
        }
        // One byte more than allowed is kept: it may be the first half of the line's end.
        if (more > maxBytes + 1 - length) {
            dropping = true;
            forget();
            listener.tooLong(number);
            return;
        }
        if (kept.length < length + more) {
            int doubled = Math.max(FIRST_ROOM, 2 * kept.length);
            kept = Arrays.copyOf(kept, Math.max(length + more, Math.min(doubled, maxBytes + 1)));
        }
        System.arraycopy(bytes, from, kept, length, more);
        length += more;
    }

    private void tellKept() {
        if (length > 0) {
            int whole = length;
            byte[] line = kept;
            forget();
            tell(line, 0, whole);
        }
        dropping = false;
    }

    private void tell(byte[] bytes, int from, int end) {
        int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        if (to - from > maxBytes) {
            listener.tooLong(number);
        } else if (!isBlank(bytes, from, to)) {
            listener.line(number, bytes, from, to);
        }
    }

    private void forget() {
        kept = new byte[0];
        length = 0;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
