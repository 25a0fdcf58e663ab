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
        put('"');
        ascii(name);
        put('"');
        return put(':');
    }

    public JsonBytes field(String name, String text) {
        return name(name).value(text);
    }

    public JsonBytes field(String name, long number) {
        name(name);
        ascii(Long.toString(number));
        return this;
    }

    public JsonBytes field(String name, boolean truth) {
        name(name);
        ascii(truth ? "true" : "false");
        return this;
    }

    /** A string; a lone surrogate is written as {@code ?}. */
    public JsonBytes value(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return quoted(ByteBuffer.wrap(utf8));
    }

    /** A string whose text is given in UTF-8. */
    public JsonBytes quoted(ByteBuffer utf8) {
        separate();
        put('"');
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

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[at++] = (byte) text.charAt(i);
        }
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
