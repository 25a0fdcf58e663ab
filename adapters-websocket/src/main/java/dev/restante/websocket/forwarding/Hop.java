package dev.restante.websocket.forwarding;

import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.network.IpAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one proxy says of the request that came to it.
 *
 * @param from who sent it; empty for one that is not named
 * @param secure whether it came by TLS; empty where that is not said
 */
record Hop(Optional<IpAddress> from, Optional<Boolean> secure) {
    /** More are nobody's route. */
    static final int MOST = 32;

    private static final Pattern NODE =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9.]+))(?::(?:[0-9]{1,5}|_[A-Za-z0-9._-]+))?");
    private static final Pattern HIDDEN = Pattern.compile("(?i:unknown)|_[A-Za-z0-9._-]+");

    /** An address with or without a port, IPv6 in brackets (RFC 7239, section 6); empty for one that is hidden. */
    static Optional<IpAddress> node(String header, String text) {
        if (HIDDEN.matcher(text.replaceFirst(":[0-9]{1,5}$", "")).matches()) {
            return Optional.empty();
        }
        Matcher matcher = NODE.matcher(text);
        Optional<IpAddress> found = matcher.matches()
                ? IpAddress.parse(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
                : IpAddress.parse(text);
        if (found.isEmpty()) {
            throw new InvalidValue(header, text, "an IP address, with or without a port");
        }
        return found;
    }

    static boolean isSecure(String header, String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> false;
            default -> throw new InvalidValue(header, scheme, "http or https");
        };
    }
}
