package dev.restante.websocket.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a text in PEM (RFC 7468).
 *
 * @param label what it says it is: {@code CERTIFICATE}, {@code PRIVATE KEY}
 * @param base64 its content, as it is written
 */
record PemBlock(String label, String base64) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");

    /** All of them, in order; what stands between them is a comment. */
    static List<PemBlock> all(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new PemBlock(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** Throws {@link IllegalArgumentException} where it is no base64. */
    byte[] bytes() {
        return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    }

    /** A key must not be printed. */
    @Override
    public String toString() {
        return label;
    }
}
