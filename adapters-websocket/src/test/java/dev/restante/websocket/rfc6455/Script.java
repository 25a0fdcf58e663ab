package dev.restante.websocket.rfc6455;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client does after the handshake, and what has to be answered.
 *
 * @param name begins with the section of the common conformance suite that covers it
 * @param expected of us
 * @param stock of Undertow's own; none where it waits for more
 * @param rule why it is; null where both answer the same
 */
record Script(String name, ClientBytes said, List<String> expected, List<String> stock, @Nullable Rule rule) {
    private static final byte[] GOODBYE =
            ClientBytes.bytes().frame(0x88, (byte) 0x03, (byte) 0xe8).toBytes();

    /** Why we answer otherwise than the yardstick: each is told in {@code docs/protocol.md}. */
    enum Rule {
        /** Nothing binary is understood here. */
        BINARY,
        /** What is too big is refused when it is announced, not when it has come. */
        ANNOUNCED,
        /** Codes that were registered since RFC 6455 was written. */
        REGISTERED_SINCE,
        /** Lengths are as short as they can be, and of 63 bits (section 5.2). */
        LENGTH,
        /** Every frame of a client is masked, control frames too (section 5.1). */
        MASK,
        /** A close frame without a code is answered by one without. */
        NO_CODE
    }

    /** The client says all this and waits for the server to end. */
    static Script ending(String name, ClientBytes said, String... expected) {
        return new Script(name, said, List.of(expected), List.of(expected), null);
    }

    /** The client says all this, then closes with 1000; that and the end are expected besides. */
    static Script open(String name, ClientBytes said, String... expected) {
        String[] all = java.util.Arrays.copyOf(expected, expected.length + 2);
        all[expected.length] = "close 1000";
        all[expected.length + 1] = "end";
        return ending(name, said.append(GOODBYE), all);
    }

    /** The same, but the yardstick answers this. */
    Script butStock(Rule why, String... answers) {
        return new Script(name, said, expected, List.of(answers), why);
    }

    /** A frame's payload to which {@code text} with this mark is answered. */
    static byte[] ping(String ref) {
        return ("{\"type\":\"ping\",\"ref\":\"" + ref + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** The same, filled up with spaces to so many bytes. */
    static byte[] ping(String ref, int bytes) {
        byte[] ping = ping(ref);
        byte[] padded = java.util.Arrays.copyOf(ping, bytes);
        java.util.Arrays.fill(padded, ping.length, bytes, (byte) ' ');
        return padded;
    }

    byte[] bytes() {
        return said.toBytes();
    }

    @Override
    public String toString() {
        return name;
    }
}
