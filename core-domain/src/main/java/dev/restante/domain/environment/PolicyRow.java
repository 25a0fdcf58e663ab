package dev.restante.domain.environment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A row of the policy table; the only thing an operator can waive, and only by this name. */
public enum PolicyRow {
    AUTHENTICATION,
    LISTENERS,
    MAILBOX,
    SECRETS,
    ORIGINS,
    TRANSPORT,
    LOG;

    /** The names as an operator writes them, separated by {@code " | "}. */
    public static final String NAMES =
            Arrays.stream(values()).map(PolicyRow::text).collect(Collectors.joining(" | "));

    /** The name as an operator writes it: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The row of exactly this name; empty for any other text. */
    public static Optional<PolicyRow> find(String text) {
        return Arrays.stream(values()).filter(row -> row.text().equals(text)).findFirst();
    }

    /** The fact this row is about, as an operator reads it. */
    public String found(Facts facts) {
        Enum<?> fact =
                switch (this) {
                    case AUTHENTICATION -> facts.authentication();
                    case LISTENERS -> facts.listeners();
                    case MAILBOX -> facts.mailbox();
                    case SECRETS -> facts.secrets();
                    case ORIGINS -> facts.origins();
                    case TRANSPORT -> facts.transport();
                    case LOG -> facts.log();
                };
        return fact.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
