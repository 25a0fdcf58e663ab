package dev.restante.auth.keys;

import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a secret, and once that secret was shown a digest of it, by which this one and every other are told apart at
 * once: so that whoever guesses makes work only until the holder has come for the first time, and never keeps the holder out
 * afterwards. The digest needs no salt and no rounds: secrets are of 256 random bits ({@link ShownKey}), and it never leaves
 * memory. Any number of threads.
 */
final class KeptSecret {
    private final SecretHash hash;
    private volatile byte @Nullable [] proven;

    KeptSecret(SecretHash hash) {
        this.hash = hash;
    }

    /** Whether it is this secret, in no time; empty as long as only hashing can tell. */
    Optional<Boolean> known(String secret) {
        byte[] digest = proven;
        return digest == null ? Optional.empty() : Optional.of(MessageDigest.isEqual(digest, Digest.of(secret)));
    }

    /** Whether it is this secret; takes as long as {@link SecretHash#matches} until that is known. */
    boolean matches(String secret) {
        Optional<Boolean> known = known(secret);
        if (known.isPresent()) {
            return known.get();
        }
        boolean matches = hash.matches(secret);
        if (matches) {
            proven = Digest.of(secret);
        }
        return matches;
    }
}
