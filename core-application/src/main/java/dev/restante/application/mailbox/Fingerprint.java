package dev.restante.application.mailbox;

import dev.restante.domain.message.Message;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells one body from another: 64 bits of SHA-256 over its kind and its bytes. */
final class Fingerprint {
    private Fingerprint() {}

    /** 0 for a message without an id of its own: nobody will ask. */
    static long of(Message message) {
        if (message.id().isEmpty()) {
            return 0;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) message.body().content().name().charAt(0));
            digest.update(message.body().bytes());
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing, which every Java platform must have", e);
        }
    }
}
