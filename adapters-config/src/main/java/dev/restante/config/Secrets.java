package dev.restante.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** How good a shared secret is, as far as can be seen from outside. Pure. */
final class Secrets {
    /** RFC 7518, section 3.2, for HS256. */
    static final int LEAST_BYTES = 32;

    /** A random text of 32 characters, even of hexadecimal digits, has more. */
    private static final int LEAST_DISTINCT = 8;

    /** What stands in samples. */
    private static final List<String> SAMPLES =
            List.of("changeme", "change-me", "secret", "password", "example", "restante", "12345678", "abcdefgh");

    private Secrets() {}

    static int bytes(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Short, of few different characters, or with a word of a sample in it. */
    static boolean isWeak(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return bytes(secret) < LEAST_BYTES
                || secret.chars().distinct().count() < LEAST_DISTINCT
                || SAMPLES.stream().anyMatch(lower::contains);
    }
}
