package dev.restante.domain.network;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Eight groups of hexadecimal digits, {@code ::} for one or more of them that are zero, IPv4 at the end (RFC 4291, 2.2). */
final class Ipv6Text {
    private static final int BYTES = 16;
    private static final int LONGEST = 45;
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    private Ipv6Text() {}

    static Optional<byte[]> bytes(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true).filter(all -> all.length == BYTES);
        }
        Optional<byte[]> head = groups(text.substring(0, gap), false);
        Optional<byte[]> tail = groups(text.substring(gap + 2), true);
        if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length > BYTES - 2) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).put(head.get());
        bytes.position(BYTES - tail.get().length).put(tail.get());
        return Optional.of(bytes.array());
    }

    /** {@code last}: whether IPv4 may stand at the end. */
    private static Optional<byte[]> groups(String text, boolean last) {
        if (text.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        String[] parts = text.split(":", -1);
        if (parts.length > BYTES / 2) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(BYTES + 4);
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                bytes.putShort((short) Integer.parseInt(parts[i], 16));
            } else if (last && i == parts.length - 1 && Ipv4Text.bytes(parts[i]).isPresent()) {
                bytes.put(Ipv4Text.bytes(parts[i]).get());
            } else {
                return Optional.empty();
            }
        }
        byte[] found = new byte[bytes.flip().remaining()];
        bytes.get(found);
        return Optional.of(found);
    }
}
