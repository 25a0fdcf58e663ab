package dev.restante.websocket.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one JSON text in UTF-8 into one array, leaving room in front of it, so that a transport can put its header
 * there without a copy. For one thread.
 */
public final class JsonBytes {
    /** Bytes left free in front of the text. */
    public static final int ROOM = 10;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int at = ROOM;
    /** Where the JSON text begins that is being written. */
    private int begin = ROOM;

    /** {@code expected} bytes of text: a guess, the array grows where it is short. */
    public JsonBytes(int expected) {
        this.bytes = new byte[ROOM + Math.max(expected, 16)];
    }

    public JsonBytes beginObject() {
        return opening('{');
    }

    public JsonBytes endObject() {
        return put('}');
    }

    public JsonBytes beginArray() {
        return opening('[');
    }

    public JsonBytes endArray() {
        return put(']');
    }

    /** {@code name} is one of ours: no character of it needs an escape. */
    public JsonBytes name(String name) {
        separate();
        room(name.length() + 3);
        bytes[at++] = '"';
        ascii(name);
        bytes[at++] = '"';
        bytes[at++] = ':';
        return this;
    }

    public JsonBytes field(String name, String text) {
        return name(name).value(text);
    }

    public JsonBytes field(String name, long number) {
        return name(name).number(number);
    }

    public JsonBytes field(String name, boolean truth) {
        name(name);
        ascii(truth ? "true" : "false");
        return this;
    }

    /** A time, as RFC 3339 has it and {@code Instant.toString} writes it. */
    public JsonBytes instant(String name, long epochMilli) {
        name(name);
        room(Times.MOST);
        at = Times.write(bytes, at, epochMilli);
        return this;
    }

    /** A string; a lone surrogate is written as {@code ?}. */
    public JsonBytes value(String text) {
        if (plain(text)) {
            return this;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return quoted(ByteBuffer.wrap(utf8));
    }

    /** Writes it where it is ASCII without a character that needs an escape, as most are; leaves no trace otherwise. */
    private boolean plain(String text) {
        int length = text.length();
        int before = at;
        separate();
        room(length + 2);
        bytes[at] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
                at = before;
                return false;
            }
            bytes[at + 1 + i] = (byte) c;
        }
        bytes[at + 1 + length] = '"';
        at += length + 2;
        return true;
    }

    /** A string whose text is given in UTF-8. */
    public JsonBytes quoted(ByteBuffer utf8) {
        separate();
        room(utf8.remaining() + 2);
        bytes[at++] = '"';
        while (utf8.hasRemaining()) {
            byte b = utf8.get();
            if (b == '"' || b == '\\') {
                put('\\').put((char) b);
            } else if (b >= 0 && b < 0x20) {
                control(b);
            } else {
                room(1);
                bytes[at++] = b;
            }
        }
        return put('"');
    }

    private JsonBytes number(long number) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            ascii(Long.toString(number));
            return this;
        }
        int digits = 1;
        for (long power = 10; power <= number; power *= 10) {
            digits++;
        }
        room(digits);
        int left = (int) number;
        for (int i = at + digits - 1; i >= at; i--, left /= 10) {
            bytes[i] = (byte) ('0' + left % 10);
        }
        at += digits;
        return this;
    }

    /** A value that is JSON already, verbatim. */
    public JsonBytes verbatim(ByteBuffer json) {
        separate();
        int length = json.remaining();
        room(length);
        json.get(bytes, at, length);
        at += length;
        return this;
    }

    /**
     * The array written to: the text stands from {@link #ROOM} to {@link #end}. Not copied, so write no more after
     * this.
     */
    public byte[] array() {
        return bytes;
    }

    /** Bytes that are no JSON; what follows begins a text of its own. */
    public JsonBytes raw(String ascii) {
        ascii(ascii);
        begin = at;
        return this;
    }

    /** As {@link #raw(String)}, of the part {@code from} (inclusive) to {@code to} (exclusive). */
    public JsonBytes raw(byte[] source, int from, int to) {
        room(to - from);
        System.arraycopy(source, from, bytes, at, to - from);
        at += to - from;
        begin = at;
        return this;
    }

    /** Where the text begins that is written now. */
    public int begin() {
        return begin;
    }

    /** Bytes written so far. */
    public int size() {
        return at - ROOM;
    }

    /** Begins anew in the same array; what was written is gone. */
    public void clear() {
        at = ROOM;
        begin = ROOM;
    }

    public int end() {
        return at;
    }

    /** The text, without a copy. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, ROOM, at - ROOM);
    }

    private void control(byte b) {
        switch (b) {
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            default -> {
                ascii("\\u00");
                put((char) HEX[b >> 4]).put((char) HEX[b & 15]);
            }
        }
    }

    /** A comma, unless what comes is the first here or the value of a name. */
    private void separate() {
        byte last = at == begin ? (byte) ':' : bytes[at - 1];
        if (last != '{' && last != '[' && last != ':') {
            put(',');
        }
    }

    private JsonBytes opening(char c) {
        separate();
        return put(c);
    }

    @SuppressWarnings("deprecation") // of all ways to copy ASCII the only one that makes no object
    private void ascii(String text) {
        int length = text.length();
        room(length);
        text.getBytes(0, length, bytes, at);
        at += length;
    }

    private JsonBytes put(char c) {
        room(1);
        bytes[at++] = (byte) c;
        return this;
    }

    private void room(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(at + more, bytes.length + (bytes.length >> 1)));
        }
    }
}
