package dev.restante.websocket.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Names whom an address belongs to: of IPv6 its first 64 bits, because everybody has all the others (RFC 4291, 2.5.4). */
public final class AddressKey {
    private static final int NETWORK_BYTES = 8;

    private AddressKey() {}

    public static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of()
                .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }
}
