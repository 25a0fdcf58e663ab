package dev.restante.auth.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Principal;
import dev.restante.domain.access.ThreadPattern;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A token to be made, such as {@link JwtAuthentication} takes. Immutable.
 *
 * @param issuer its {@code iss}, if it shall have one
 * @param audience its {@code aud}, if it shall have one
 * @param issued its {@code iat}; written in whole seconds, as every time of a token
 * @param expires its {@code exp}; after {@code issued}
 */
public record NewToken(
        Principal subject,
        Grants grants,
        Optional<String> issuer,
        Optional<String> audience,
        Instant issued,
        Instant expires) {
    public NewToken {
        if (!expires.isAfter(issued)) {
            throw new IllegalArgumentException("expires: " + expires + " (expected: after " + issued + ")");
        }
    }

    /**
     * The token.
     *
     * @param algorithm one of the key's; another is an {@link IllegalArgumentException}
     */
    public String signedBy(SigningKey key, SigningAlgorithm algorithm) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(subject.name())
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(expires))
                .claim(Claims.GRANTS, granted());
        issuer.ifPresent(claims::issuer);
        audience.ifPresent(claims::audience);
        return key.sign(algorithm, claims.build());
    }

    private Map<String, List<String>> granted() {
        Map<String, List<String>> granted = new LinkedHashMap<>();
        granted.put("follow", texts(grants.follow()));
        granted.put("send", texts(grants.send()));
        granted.put("purge", texts(grants.purge()));
        return granted;
    }

    private static List<String> texts(List<ThreadPattern> patterns) {
        return patterns.stream().map(ThreadPattern::text).toList();
    }
}
