package dev.restante.app.certificates;

import dev.restante.config.TlsFiles;
import dev.restante.websocket.tls.PemPair;
import dev.restante.websocket.tls.PemPair.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/** Both files as they are at one moment. */
public record CertificateFiles(PemPair pair, int contents) {
    private static final int MOST_BYTES = 1 << 20;
    private static final int UNREADABLE = 0;

    /** Reads both. {@link #contents} differs where one of them does. */
    public static CertificateFiles read(TlsFiles files, Instant now) {
        String chain;
        try {
            chain = text(files.certificate());
        } catch (IOException absent) {
            return unreadable(Part.CERTIFICATE, absent);
        }
        try {
            String key = text(files.key());
            return new CertificateFiles(PemPair.read(chain, key, now), 31 * chain.hashCode() + key.hashCode());
        } catch (IOException absent) {
            return unreadable(Part.KEY, absent);
        }
    }

    private static CertificateFiles unreadable(Part part, IOException why) {
        String found =
                switch (why) {
                    case NoSuchFileException absent -> "no such file";
                    case AccessDeniedException denied -> "permission denied";
                    default -> String.valueOf(why.getMessage());
                };
        return new CertificateFiles(
                new PemPair.Unusable(part, found, "a file that this user may read"), UNREADABLE);
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
