package dev.restante.domain.environment;

/** One cell of the policy table: what must hold, how it reads, and what to do when it does not. */
public enum Requirement {
    AUTHENTICATION_OPTIONAL("on or off", ""),
    AUTHENTICATION_REQUIRED("on", "turn authentication on"),
    LISTENERS_LOOPBACK(
            "loopback only, unless authentication is on",
            "bind restante.public.host and restante.management.host to a loopback address"),
    LISTENERS_ANY("any address", ""),
    MAILBOX_ANY("memory or durable", ""),
    MAILBOX_DURABLE("durable", "choose a durable mailbox with restante.mailbox"),
    SECRETS_ANY("any", ""),
    SECRETS_STRONG("no built-in or weak secret", "replace the built-in or weak secret by one of your own"),
    ORIGINS_ANY_LOOPBACK("any loopback origin, or explicit ones", ""),
    ORIGINS_EXPLICIT("explicit", "list the origins of your pages in restante.public.origins"),
    TRANSPORT_PLAIN("plain or TLS", ""),
    TRANSPORT_TLS(
            "TLS, here or at a proxy",
            "name a certificate in restante.public.tls, or end TLS at a proxy and say so with"
                    + " restante.public.tls-terminated-by-proxy = true"),
    LOG_TEXT("text or JSON", ""),
    LOG_JSON("JSON", "set restante.log.format = json");

    private final String expected;
    private final String remedy;

    Requirement(String expected, String remedy) {
        this.expected = expected;
        this.remedy = remedy;
    }

    /** Whether the requirement is met by {@code facts}. */
    public boolean holds(Facts facts) {
        return switch (this) {
            case AUTHENTICATION_OPTIONAL,
                    LISTENERS_ANY,
                    MAILBOX_ANY,
                    SECRETS_ANY,
                    ORIGINS_ANY_LOOPBACK,
                    TRANSPORT_PLAIN,
                    LOG_TEXT ->
                true;
            case AUTHENTICATION_REQUIRED -> facts.authentication() == Facts.Authentication.ON;
            case LISTENERS_LOOPBACK ->
                facts.listeners() == Facts.Reach.LOOPBACK || facts.authentication() == Facts.Authentication.ON;
            case MAILBOX_DURABLE -> facts.mailbox() == Facts.Durability.DURABLE;
            case SECRETS_STRONG -> facts.secrets() != Facts.Secrets.WEAK;
            case ORIGINS_EXPLICIT -> facts.origins() == Facts.Origins.EXPLICIT;
            case TRANSPORT_TLS -> facts.transport() != Facts.Transport.PLAIN;
            case LOG_JSON -> facts.log() == Facts.LogFormat.JSON;
        };
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
