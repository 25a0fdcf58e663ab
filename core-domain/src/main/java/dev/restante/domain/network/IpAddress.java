package dev.restante.domain.network;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An address: IPv4 (RFC 791) or IPv6 (RFC 4291). An IPv4 address that is written as an IPv6 one ({@code ::ffff:192.0.2.1})
 * is that IPv4 address, so that one client has one address. Immutable.
 */
public final class IpAddress {
    private static final int V4 = 4;
    private static final int V6 = 16;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Of 4 or 16 bytes, in network order; throws {@link IllegalArgumentException} for any other count. */
    public static IpAddress of(byte[] bytes) {
        if (bytes.length != V4 && bytes.length != V6) {
            throw new IllegalArgumentException("address: " + bytes.length + " bytes (expected: 4 or 16)");
        }
        boolean mapped = bytes.length == V6 && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return new IpAddress(mapped ? Arrays.copyOfRange(bytes, MAPPED.length, V6) : bytes.clone());
    }

    /** Without brackets, a zone or a port; empty for what is no address. */
    public static Optional<IpAddress> parse(String text) {
        return (text.contains(":") ? Ipv6Text.bytes(text) : Ipv4Text.bytes(text)).map(IpAddress::of);
    }

    /** 32 or 128. */
    public int bits() {
        return bytes.length * Byte.SIZE;
    }

    /** Whether the first {@code count} bits are those of {@code other}; never between IPv4 and IPv6. */
    boolean sharesPrefix(IpAddress other, int count) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        int whole = count / Byte.SIZE;
        int rest = count % Byte.SIZE;
        int mask = 0xff00 >> rest;
        return Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)
                && (rest == 0 || ((bytes[whole] ^ other.bytes[whole]) & mask & 0xff) == 0);
    }

    /** Whether every bit behind the first {@code count} is zero. */
    boolean endsAfter(int count) {
        return IntStream.range(count, bits())
                .allMatch(bit -> (bytes[bit / Byte.SIZE] >> (7 - bit % Byte.SIZE) & 1) == 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Four numbers, or eight groups without a short form for zeros: the same address always reads the same. */
    @Override
    public String toString() {
        if (bytes.length == V4) {
            return IntStream.range(0, V4)
                    .mapToObj(i -> Integer.toString(bytes[i] & 0xff))
                    .collect(Collectors.joining("."));
        }
        return IntStream.range(0, V6 / 2)
                .mapToObj(i -> Integer
                        .toHexString(Integer.parseInt(HexFormat.of().formatHex(bytes, 2 * i, 2 * i + 2), 16)))
                .collect(Collectors.joining(":"));
    }
}
