package dev.restante.domain.environment;

import java.util.Objects;

/**
 * What the policy looks at, taken from the settings. Immutable.
 *
 * @param authentication whether callers must say who they are
 * @param listeners how far the listeners can be reached; the farthest of them counts
 * @param mailbox whether accepted messages outlive the process
 * @param secrets the weakest secret in use
 * @param origins which browser pages may connect
 * @param transport what protects the public listener's bytes
 * @param log the form of log lines
 */
public record Facts(
        Authentication authentication,
        Reach listeners,
        Durability mailbox,
        Secrets secrets,
        Origins origins,
        Transport transport,
        LogFormat log) {

    public Facts {
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(listeners, "listeners");
        Objects.requireNonNull(mailbox, "mailbox");
        Objects.requireNonNull(secrets, "secrets");
        Objects.requireNonNull(origins, "origins");
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(log, "log");
    }

    /** Whether callers must say who they are. */
    public enum Authentication {
        OFF,
        ON
    }

    /** From where a listener can be reached. */
    public enum Reach {
        LOOPBACK,
        NETWORK
    }

    /** Whether a mailbox outlives the process. */
    public enum Durability {
        MEMORY,
        DURABLE
    }

    /** The weakest secret in use. */
    public enum Secrets {
        /** No secret is configured, so none can be weak. */
        NONE,
        /** Built in, a sample's, or too short. */
        WEAK,
        STRONG
    }

    /** Which browser pages may connect. */
    public enum Origins {
        /** Pages served by any loopback address. */
        ANY_LOOPBACK,
        /** The listed ones. */
        EXPLICIT
    }

    /** What protects the public listener's bytes. */
    public enum Transport {
        PLAIN,
        TLS,
        /** Plain here, and the operator says that a proxy in front ends TLS. */
        TLS_AT_PROXY
    }

    /** The form of log lines. */
    public enum LogFormat {
        TEXT,
        JSON
    }
}
