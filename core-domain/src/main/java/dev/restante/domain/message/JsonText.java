package dev.restante.domain.message;

import java.util.BitSet;

/**
 * Whether bytes are exactly one JSON value (RFC 8259). Our own, because the core has no dependency and yet must refuse at
 * once what no reader could ever be given. Iterative: hostile nesting costs a bit a level, not a stack frame.
 */
final class JsonText {
    static final int MAX_DEPTH = 512;

    private final byte[] b;
    private int at;
    private boolean tooDeep;

    private JsonText(byte[] bytes) {
        this.b = bytes;
    }

    /** The offset of the first fault, or -1 where there is none. */
    static int firstError(byte[] bytes) {
        JsonText text = new JsonText(bytes);
        return text.isOneValue() ? -1 : Math.min(text.at, bytes.length);
    }

    /** Whether the first fault is that it is nested deeper than {@link #MAX_DEPTH}. */
    static boolean isTooDeep(byte[] bytes) {
        JsonText text = new JsonText(bytes);
        return !text.isOneValue() && text.tooDeep;
    }

    private boolean isOneValue() {
        BitSet objects = new BitSet();
        int depth = 0;
        while (true) {
            space();
            int c = peek();
            if ((c == '{' || c == '[') && depth == MAX_DEPTH) {
                tooDeep = true;
                return false;
            } else if (c == '{' || c == '[') {
                at++;
                space();
                if (peek() == (c == '{' ? '}' : ']')) {
                    at++;
                } else if (c == '{' && !name()) {
                    return false;
                } else {
                    objects.set(depth++, c == '{');
                    continue;
                }
            } else if (!scalar(c)) {
                return false;
            }
            depth = afterValue(objects, depth);
            if (depth <= 0) {
                return depth == 0 && at == b.length;
            }
        }
    }

    /** Closes what ends here; answers the depth at which a further value is due, 0 at the end of all, -1 for a fault. */
    private int afterValue(BitSet objects, int depth) {
        int level = depth;
        space();
        while (level > 0 && peek() != ',') {
            if (peek() != (objects.get(level - 1) ? '}' : ']')) {
                return -1;
            }
            at++;
            level--;
            space();
        }
        if (level == 0) {
            return 0;
        }
        at++;
        return !objects.get(level - 1) || name() ? level : -1;
    }

    private boolean name() {
        space();
        if (peek() != '"' || !string()) {
            return false;
        }
        space();
        return take(':');
    }

    private boolean scalar(int c) {
        return switch (c) {
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean string() {
        at++;
        while (at < b.length) {
            int c = b[at];
            if (c == '"') {
                at++;
                return true;
            }
            if (c == '\\' ? !escape() : (c >= 0 && c < 0x20) || !character()) {
                return false;
            }
        }
        return false;
    }

    private boolean character() {
        int length = Utf8.sequence(b, at);
        at += length;
        return length > 0;
    }

    private boolean escape() {
        at++;
        int c = peek();
        if (c != 'u') {
            boolean known = c > 0 && "\"\\/bfnrt".indexOf(c) >= 0;
            at += known ? 1 : 0;
            return known;
        }
        at++;
        for (int i = 0; i < 4; i++, at++) {
            if (Character.digit(peek(), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean take(int c) {
        boolean there = peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    private void space() {
        while (at < b.length && (b[at] == ' ' || b[at] == '\n' || b[at] == '\t' || b[at] == '\r')) {
            at++;
        }
    }

    /** The byte here, or -1 at the end (bytes above 0x7f are negative too, and no token begins with one). */
    private int peek() {
        return at < b.length ? b[at] : -1;
    }
}
