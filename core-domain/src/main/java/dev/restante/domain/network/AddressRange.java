package dev.restante.domain.network;

import java.util.Optional;

/**
 * One address, or all that begin with the same bits (CIDR, RFC 4632): {@code 10.0.0.0/8}, {@code ::1}. Immutable.
 *
 * @param first the address; all its bits behind {@code prefix} are zero
 * @param prefix bits that count, 0 to {@link IpAddress#bits}
 */
public record AddressRange(IpAddress first, int prefix) {
    /** For {@code (expected: …)}. */
    public static final String RULE = "an IP address, or a range of them like 10.0.0.0/8 whose other bits are zero";

    public AddressRange {
        if (prefix < 0 || prefix > first.bits() || !first.endsAfter(prefix)) {
            throw new IllegalArgumentException(first + "/" + prefix + " (expected: " + RULE + ")");
        }
    }

    /** Empty for what breaks {@link #RULE}. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        IpAddress first = address.get();
        String count = slash < 0 ? Integer.toString(first.bits()) : text.substring(slash + 1);
        if (!count.matches("0|[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(count);
        return prefix <= first.bits() && first.endsAfter(prefix)
                ? Optional.of(new AddressRange(first, prefix))
                : Optional.empty();
    }

    public boolean contains(IpAddress address) {
        return first.sharesPrefix(address, prefix);
    }

    @Override
    public String toString() {
        return prefix == first.bits() ? first.toString() : first + "/" + prefix;
    }
}
