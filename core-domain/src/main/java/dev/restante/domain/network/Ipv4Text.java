package dev.restante.domain.network;

import java.util.Optional;
import java.util.regex.Pattern;

/** Four decimal numbers; no leading zeros, which some read as octal. */
final class Ipv4Text {
    private static final Pattern OCTET = Pattern.compile("25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9]");

    private Ipv4Text() {}

    static Optional<byte[]> bytes(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            if (!OCTET.matcher(parts[i]).matches()) {
                return Optional.empty();
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return Optional.of(bytes);
    }
}
