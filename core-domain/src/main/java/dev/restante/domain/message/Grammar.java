package dev.restante.domain.message;

/** Character classes of the names that travel on the wire. Scanned by hand: these run for each message. */
final class Grammar {
    private Grammar() {}

    static boolean matches(String text, int from, String punctuation) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!alphanumeric(c) && punctuation.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean alphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
}
