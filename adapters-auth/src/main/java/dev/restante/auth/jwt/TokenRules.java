package dev.restante.auth.jwt;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a token must be like. Immutable.
 *
 * @param algorithms that may have signed it; at least one
 * @param issuer its {@code iss}, where one is asked for
 * @param audience in its {@code aud}, where one is asked for
 * @param skew how far its maker's clock may be off ours
 */
public record TokenRules(
        Set<SigningAlgorithm> algorithms, Optional<String> issuer, Optional<String> audience, Duration skew) {
    public TokenRules {
        algorithms = Set.copyOf(algorithms);
        if (algorithms.isEmpty() || skew.isNegative()) {
            throw new IllegalArgumentException(
                    "rules: " + algorithms + ", " + skew + " (expected: an algorithm, no negative skew)");
        }
    }
}
