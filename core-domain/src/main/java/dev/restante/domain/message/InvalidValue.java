package dev.restante.domain.message;

/**
 * A value from outside breaks its rule. The text reads {@code name: value (expected: rule)}; the value is shortened and
 * its control characters are escaped, so that it is safe in a log line and in an answer.
 */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 64;

    public InvalidValue(String name, String value, String rule) {
        super(name + ": " + shown(value) + " (expected: " + rule + ")");
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    private static String shown(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().limit(SHOWN).forEach(c -> {
            if (c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) || isSurrogate(c)) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return value.codePointCount(0, value.length()) > SHOWN ? text + "…" : text.toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= 0xd800 && c <= 0xdfff;
    }
}
