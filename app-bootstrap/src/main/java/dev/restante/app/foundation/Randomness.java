package dev.restante.app.foundation;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Where chance comes from. Safe for use by many threads. */
public final class Randomness {
    private static final int LIFE_BYTES = 7;
    private static final int SECRET_BYTES = 32;

    private Randomness() {}

    /** Quick and good enough to tell messages and reconnecting clients apart; not for secrets. */
    public static RandomGenerator quick() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    /** A name for this life of the node that no other life has: 10 characters of base64url. */
    public static String life() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unguessable(LIFE_BYTES));
    }

    /** 32 bytes that nobody can guess. */
    public static byte[] secret() {
        return unguessable(SECRET_BYTES);
    }

    /** What secrets are drawn from. */
    public static SecureRandom unguessable() {
        return new SecureRandom();
    }

    private static byte[] unguessable(int count) {
        byte[] bytes = new byte[count];
        unguessable().nextBytes(bytes);
        return bytes;
    }
}
