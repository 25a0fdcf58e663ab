package dev.restante.config;

import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Principal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Group {@code restante.auth}. Immutable.
 *
 * @param keys accepted API keys, each with an id of its own
 */
public record AuthSettings(Mode mode, Tokens tokens, List<ApiKey> keys) {
    public AuthSettings {
        keys = List.copyOf(keys);
    }

    /** Whether callers of the public listener have to say who they are. */
    public enum Mode {
        OFF,
        REQUIRED
    }

    /**
     * Group {@code restante.auth.jwt}: tokens are accepted where {@code secret}, {@code keys} or {@code jwks} is there, of
     * which there is at most one.
     *
     * @param jwks an address, {@code https:} but on this machine
     * @param algorithms names as in RFC 7518, section 3.1; none means those that fit the key
     */
    public record Tokens(
            List<String> algorithms,
            Optional<String> secret,
            Optional<Path> keys,
            Optional<String> jwks,
            Duration jwksRefresh,
            Optional<String> issuer,
            Optional<String> audience,
            Duration skew) {

        public Tokens {
            algorithms = List.copyOf(algorithms);
        }

        /** How many sources of keys there are. */
        public int sources() {
            return (secret.isPresent() ? 1 : 0) + (keys.isPresent() ? 1 : 0) + (jwks.isPresent() ? 1 : 0);
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Tokens" + algorithms;
        }
    }

    /**
     * A key that is accepted.
     *
     * @param hash of its secret, as {@code restante key} writes it
     */
    public record ApiKey(String id, Principal principal, String hash, Grants grants) {
        /** Shows no hash. */
        @Override
        public String toString() {
            return "ApiKey[" + id + "]";
        }
    }
}
