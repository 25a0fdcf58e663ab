package dev.restante.auth.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Tells long random texts apart without keeping them. */
public final class Digest {
    private Digest() {}

    /** SHA-256 of the text in UTF-8. */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("SHA-256: missing in this Java", missing);
        }
    }
}
