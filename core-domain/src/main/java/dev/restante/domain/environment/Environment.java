package dev.restante.domain.environment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a node runs. A closed set: it decides policy, never delivery semantics. */
public enum Environment {
    DEVELOPMENT,
    TESTING,
    STAGING,
    PRODUCTION;

    /** The four names as an operator writes them, separated by {@code " | "}. */
    public static final String NAMES =
            Arrays.stream(values()).map(Environment::text).collect(Collectors.joining(" | "));

    /** The name as an operator writes it: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment of exactly this name; empty for any other text, which is never guessed at. */
    public static Optional<Environment> find(String text) {
        return Arrays.stream(values()).filter(e -> e.text().equals(text)).findFirst();
    }

    /**
     * The environment of exactly this name.
     *
     * @throws IllegalArgumentException for any other text; the message lists the four
     */
    public static Environment parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "environment: " + text + " (expected: one of " + NAMES + ")"));
    }
}
