package dev.restante.config;

import dev.restante.domain.environment.Facts.Authentication;
import dev.restante.domain.environment.Facts.Origins;
import dev.restante.domain.environment.Facts.Reach;
import dev.restante.domain.environment.Facts.Transport;
import dev.restante.domain.environment.Facts;
import dev.restante.domain.environment.Policy;
import dev.restante.domain.environment.PolicyFindings;
import dev.restante.domain.environment.PolicyRow;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.util.List;

/** Holds the settings against the environment's policy. Pure. */
final class PolicyCheck {
    private static final String ENVIRONMENT = "restante.environment";

    private PolicyCheck() {}

    static void check(Settings settings, Values values, Findings findings, List<String> warnings) {
        if (!findings.sound(ENVIRONMENT, "restante.policy.waive")) {
            return;
        }
        PolicyFindings found = Policy.check(facts(settings), settings.environment(), settings.waived());
        found.waivers().forEach(waiver -> warnings.add(waiver.describe()));
        for (PolicyFindings.Violation violation : found.violations()) {
            if (findings.sound(keys(violation.row()))) {
                findings.add(problem(violation, values));
            }
        }
    }

    private static Problem problem(PolicyFindings.Violation violation, Values values) {
        String row = violation.row().text();
        return new Problem(
                code(violation.row()),
                values.origin(ENVIRONMENT),
                "policy " + row,
                violation.found(),
                violation.requirement().expected() + " in "
                        + violation.environment().text(),
                violation.requirement().remedy() + "; or waive the row by name: restante.policy.waive = [" + row + "]");
    }

    /** What the policy looks at. */
    static Facts facts(Settings settings) {
        ListenerSettings listener = settings.publicListener();
        boolean loopback = Hosts.reach(listener.host()) == Reach.LOOPBACK
                && Hosts.reach(settings.management().host()) == Reach.LOOPBACK;
        return new Facts(
                switch (settings.auth().mode()) {
                    case OFF -> Authentication.OFF;
                    case REQUIRED -> Authentication.ON;
                },
                loopback ? Reach.LOOPBACK : Reach.NETWORK,
                switch (settings.mailbox()) {
                    case ROCKSDB -> Facts.Durability.DURABLE;
                    case MEMORY -> Facts.Durability.MEMORY;
                },
                secrets(settings.auth()),
                listener.origins().isEmpty() ? Origins.ANY_LOOPBACK : Origins.EXPLICIT,
                transport(listener),
                settings.log().format());
    }

    private static Transport transport(ListenerSettings listener) {
        if (listener.tls().isPresent()) {
            return Transport.TLS;
        }
        return listener.tlsTerminatedByProxy() ? Transport.TLS_AT_PROXY : Transport.PLAIN;
    }

    private static Facts.Secrets secrets(AuthSettings auth) {
        if (auth.tokens().secret().isPresent()) {
            return Secrets.isWeak(auth.tokens().secret().get()) ? Facts.Secrets.WEAK : Facts.Secrets.STRONG;
        }
        // What is kept of an API key is made by us, from a secret that we drew.
        return auth.keys().isEmpty() ? Facts.Secrets.NONE : Facts.Secrets.STRONG;
    }

    /** The settings a row looks at. */
    private static String[] keys(PolicyRow row) {
        return switch (row) {
            case AUTHENTICATION -> new String[] {"restante.auth.mode"};
            case SECRETS -> new String[] {"restante.auth.jwt.secret", "restante.auth.api-keys"};
            case LISTENERS -> new String[] {"restante.public.host", "restante.management.host"};
            case MAILBOX -> new String[] {"restante.mailbox"};
            case ORIGINS -> new String[] {"restante.public.origins"};
            case TRANSPORT -> new String[] {
                "restante.public.tls-terminated-by-proxy", TlsReader.CERTIFICATE, TlsReader.KEY
            };
            case LOG -> new String[] {"restante.log.format"};
        };
    }

    private static ProblemCode code(PolicyRow row) {
        return switch (row) {
            case AUTHENTICATION -> ProblemCode.POLICY_AUTHENTICATION;
            case LISTENERS -> ProblemCode.POLICY_LISTENERS;
            case MAILBOX -> ProblemCode.POLICY_MAILBOX;
            case SECRETS -> ProblemCode.POLICY_SECRETS;
            case ORIGINS -> ProblemCode.POLICY_ORIGINS;
            case TRANSPORT -> ProblemCode.POLICY_TRANSPORT;
            case LOG -> ProblemCode.POLICY_LOG;
        };
    }
}
