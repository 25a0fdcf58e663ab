package dev.restante.auth.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Identity;
import dev.restante.domain.access.Principal;
import dev.restante.domain.access.ThreadPattern;
import dev.restante.domain.message.InvalidValue;
import dev.restante.ports.access.Authenticated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a token whose signature is good says (RFC 7519, section 4.1): {@code sub} and {@code exp} it must have; {@code nbf},
 * {@code iss} and {@code aud} are held to the rules. {@code restante} says what it grants: {@code {"follow": [patterns],
 * "send": […], "purge": […]}}.
 */
final class Claims {
    /** The claim that names what is granted. */
    static final String GRANTS = "restante";

    private static final int MOST_PATTERNS = 1_000;

    private final TokenRules rules;

    Claims(TokenRules rules) {
        this.rules = rules;
    }

    Authenticated judge(JWTClaimsSet claims, Instant now) {
        Date expires = claims.getExpirationTime();
        if (expires == null) {
            return new Authenticated.Refused("exp: missing (expected: a time)");
        }
        if (rules.issuer().isPresent() && !rules.issuer().get().equals(claims.getIssuer())) {
            return new Authenticated.Refused("iss: another one (expected: " + rules.issuer().get() + ")");
        }
        if (rules.audience().isPresent() && !claims.getAudience().contains(rules.audience().get())) {
            return new Authenticated.Refused("aud: another one (expected: " + rules.audience().get() + ")");
        }
        if (isEarly(claims.getNotBeforeTime(), now)) {
            return new Authenticated.Refused("nbf: in the future (expected: the past)");
        }
        Instant end = expires.toInstant().plus(rules.skew());
        if (!now.isBefore(end)) {
            return new Authenticated.Expired();
        }
        return identity(claims, end);
    }

    private boolean isEarly(@Nullable Date notBefore, Instant now) {
        return notBefore != null && now.plus(rules.skew()).isBefore(notBefore.toInstant());
    }

    private static Authenticated identity(JWTClaimsSet claims, Instant end) {
        String subject = claims.getSubject();
        if (subject == null) {
            return new Authenticated.Refused("sub: missing (expected: a name)");
        }
        try {
            return new Authenticated.Known(new Identity(new Principal(subject), grants(claims.getClaim(GRANTS)), end));
        } catch (InvalidValue bad) {
            return new Authenticated.Refused(bad.getMessage());
        }
    }

    private static Grants grants(@Nullable Object claim) {
        if (claim == null) {
            return Grants.NOTHING;
        }
        if (!(claim instanceof Map<?, ?> map)) {
            throw new InvalidValue(GRANTS, "another type", "an object of lists");
        }
        return new Grants(patterns(map, "follow"), patterns(map, "send"), patterns(map, "purge"));
    }

    private static List<ThreadPattern> patterns(Map<?, ?> claim, String name) {
        Object value = claim.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > MOST_PATTERNS) {
            throw new InvalidValue(GRANTS + "." + name, "another type",
                    "a list of at most " + MOST_PATTERNS + " patterns");
        }
        List<ThreadPattern> patterns = new ArrayList<>();
        for (Object pattern : list) {
            if (!(pattern instanceof String text)) {
                throw new InvalidValue(GRANTS + "." + name, "another type", "a list of texts");
            }
            patterns.add(new ThreadPattern(text));
        }
        return patterns;
    }
}
