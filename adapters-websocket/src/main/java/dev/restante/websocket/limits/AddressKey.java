package dev.restante.websocket.limits;

import dev.restante.domain.network.IpAddress;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names whom an address belongs to: of IPv6 its first 64 bits, because everybody has all the others (RFC 4291, 2.5.4). */
public final class AddressKey {
    private static final int V4_BITS = 32;
    private static final int NETWORK_GROUPS = 4;

    private AddressKey() {}

    public static String of(IpAddress address) {
        String text = address.toString();
        return address.bits() == V4_BITS
                ? text
                : Arrays.stream(text.split(":", -1)).limit(NETWORK_GROUPS).collect(Collectors.joining(":"));
    }
}
