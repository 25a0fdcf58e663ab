package dev.restante.auth.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a secret: {@code pbkdf2-sha512$iterations$salt$hash}, the last two in base64url (RFC 8018, section 5.2).
 * Immutable.
 */
public final class SecretHash {
    /** What is made today. */
    public static final int ITERATIONS = 210_000;

    private static final int LEAST_ITERATIONS = 100_000;
    private static final int MOST_ITERATIONS = 5_000_000;
    private static final String SCHEME = "pbkdf2-sha512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String RULE = SCHEME + "$iterations$salt$hash, as `restante key` writes it";

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private SecretHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** {@code random} makes the salt. */
    public static SecretHash of(String secret, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new SecretHash(ITERATIONS, salt, derive(secret, salt, ITERATIONS));
    }

    /** Throws {@link IllegalArgumentException}, without a word of the text. */
    public static SecretHash parse(String text) {
        String[] parts = text.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME) || !parts[1].matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException(RULE);
        }
        int iterations = Integer.parseInt(parts[1]);
        byte[] salt = decoded(parts[2]);
        byte[] hash = decoded(parts[3]);
        if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS || salt.length < SALT_BYTES
                || hash.length != HASH_BYTES) {
            throw new IllegalArgumentException(RULE);
        }
        SecretHash parsed = new SecretHash(iterations, salt, hash);
        // Base64 knows several ways to write the same bytes; one is enough.
        if (!parsed.text().equals(text)) {
            throw new IllegalArgumentException(RULE);
        }
        return parsed;
    }

    /** Takes some tenths of a second on purpose, and the same time whatever the secret is. */
    public boolean matches(String secret) {
        return MessageDigest.isEqual(hash, derive(secret, salt, iterations));
    }

    /** For settings. */
    public String text() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return SCHEME + "$" + iterations + "$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "SecretHash";
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(RULE, malformed);
        }
    }

    private static byte[] derive(String secret, byte[] salt, int iterations) {
        char[] characters = secret.toCharArray();
        PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("PBKDF2WithHmacSHA512: missing in this Java", missing);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, ' ');
        }
    }
}
