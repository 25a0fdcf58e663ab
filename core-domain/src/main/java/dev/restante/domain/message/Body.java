package dev.restante.domain.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a message says: one JSON value, kept byte for byte as the sender wrote it, or a text. Immutable. The constructors
 * check, so that whatever was accepted can also be delivered.
 */
public final class Body {
    /** How readers are to take the bytes. */
    public enum Content {
        JSON,
        TEXT
    }

    private final Content content;
    private final byte[] bytes;

    private Body(Content content, byte[] bytes) {
        this.content = content;
        this.bytes = bytes;
    }

    /** One JSON value in UTF-8 (RFC 8259), nested at most {@value JsonText#MAX_DEPTH} deep; copied. Throws {@link InvalidValue}. */
    public static Body json(byte[] utf8) {
        return json(utf8, 0, utf8.length);
    }

    /** As {@link #json(byte[])}, of the part {@code from} (inclusive) to {@code to} (exclusive). */
    public static Body json(byte[] utf8, int from, int to) {
        byte[] copy = Arrays.copyOfRange(utf8, from, to);
        int bad = JsonText.firstError(copy);
        if (bad >= 0) {
            throw new InvalidValue("body", "fault at byte " + bad, JsonText.isTooDeep(copy)
                    ? "JSON nested at most " + JsonText.MAX_DEPTH + " levels deep"
                    : "one JSON value in UTF-8");
        }
        return new Body(Content.JSON, copy);
    }

    /** As {@link #json(byte[])}, from a string. */
    public static Body json(String text) {
        return json(utf8(text));
    }

    /** Any Unicode text; throws {@link InvalidValue} for a lone surrogate. */
    public static Body text(String text) {
        return new Body(Content.TEXT, utf8(text));
    }

    /** Text that arrived as UTF-8; copied. Throws {@link InvalidValue} where it is not UTF-8. */
    public static Body text(byte[] utf8) {
        if (!Utf8.isValid(utf8)) {
            throw new InvalidValue("body", utf8.length + " bytes", "text in UTF-8");
        }
        return new Body(Content.TEXT, utf8.clone());
    }

    /** Bytes that were a body before and were kept unchanged: they are not checked again, and not copied. */
    public static Body stored(Content content, byte[] bytes) {
        return new Body(content, bytes);
    }

    private static byte[] utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new InvalidValue("body", "lone surrogate at " + i, "Unicode text");
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public Content content() {
        return content;
    }

    /** Bytes, as the limits count them. */
    public int size() {
        return bytes.length;
    }

    /** The bytes, read-only and without a copy. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** Copies the bytes to {@code target}, beginning at {@code at}. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    /** The bytes read as UTF-8. */
    public String asString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that && content == that.content && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * content.hashCode() + Arrays.hashCode(bytes);
    }

    /** Never the content: bodies do not belong in logs. */
    @Override
    public String toString() {
        return content + "[" + bytes.length + " bytes]";
    }
}
