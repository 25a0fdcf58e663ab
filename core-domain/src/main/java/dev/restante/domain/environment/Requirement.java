package dev.restante.domain.environment;

import java.util.function.Function;
import java.util.function.Predicate;

/** One cell of the policy table: what must hold, how it reads, and what to do when it does not. */
public enum Requirement {
    AUTHENTICATION_OPTIONAL(Facts::authentication, f -> true, "on or off", ""),
    AUTHENTICATION_REQUIRED(
            Facts::authentication,
            f -> f.authentication() == Facts.Authentication.ON,
            "on",
            "turn authentication on"),
    LISTENERS_LOOPBACK(
            Facts::listeners,
            f -> f.listeners() == Facts.Reach.LOOPBACK || f.authentication() == Facts.Authentication.ON,
            "loopback only, unless authentication is on",
            "bind restante.public.host and restante.management.host to a loopback address"),
    LISTENERS_ANY(Facts::listeners, f -> true, "any address", ""),
    MAILBOX_ANY(Facts::mailbox, f -> true, "memory or durable", ""),
    MAILBOX_DURABLE(
            Facts::mailbox,
            f -> f.mailbox() == Facts.Durability.DURABLE,
            "durable",
            "choose a durable mailbox with restante.mailbox"),
    SECRETS_ANY(Facts::secrets, f -> true, "any", ""),
    SECRETS_STRONG(
            Facts::secrets,
            f -> f.secrets() != Facts.Secrets.WEAK,
            "no built-in or weak secret",
            "replace the built-in or weak secret by one of your own"),
    ORIGINS_ANY_LOOPBACK(Facts::origins, f -> true, "any loopback origin, or explicit ones", ""),
    ORIGINS_EXPLICIT(
            Facts::origins,
            f -> f.origins() == Facts.Origins.EXPLICIT,
            "explicit",
            "list the origins of your pages in restante.public.origins"),
    TRANSPORT_PLAIN(Facts::transport, f -> true, "plain or TLS", ""),
    TRANSPORT_TLS(
            Facts::transport,
            f -> f.transport() != Facts.Transport.PLAIN,
            "TLS, here or at a proxy",
            "end TLS at a proxy and say so with restante.public.tls-terminated-by-proxy = true"),
    LOG_TEXT(Facts::log, f -> true, "text or JSON", ""),
    LOG_JSON(Facts::log, f -> f.log() == Facts.LogFormat.JSON, "JSON", "set restante.log.format = json");

    private final Function<Facts, Enum<?>> subject;
    private final Predicate<Facts> holds;
    private final String expected;
    private final String remedy;

    Requirement(Function<Facts, Enum<?>> subject, Predicate<Facts> holds, String expected, String remedy) {
        this.subject = subject;
        this.holds = holds;
        this.expected = expected;
        this.remedy = remedy;
    }

    /** Whether the requirement is met by {@code facts}. */
    public boolean holds(Facts facts) {
        return holds.test(facts);
    }

    /** The fact this requirement is about, as an operator reads it. */
    public String found(Facts facts) {
        return PolicyRow.words(subject.apply(facts));
    }

    /** The rule in words, for {@code (expected: …)}. */
    public String expected() {
        return expected;
    }

    /** What the operator can do; empty where nothing can be violated. */
    public String remedy() {
        return remedy;
    }
}
