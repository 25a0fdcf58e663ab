package dev.restante.config;

import dev.restante.domain.environment.Facts.Reach;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of a host says without asking anybody: no lookup, so that a check means the same everywhere. Pure. */
final class Hosts {
    static final String RULE = "an IP address, localhost or a host name";
    private static final Pattern OCTETS =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern DIGITS = Pattern.compile("[0-9.]+");
    private static final Pattern V6 = Pattern.compile("\\[?([0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)]?");
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*");

    private Hosts() {}

    static Optional<String> parse(String text) {
        boolean address = OCTETS.matcher(text).matches() || V6.matcher(text).matches();
        boolean name = NAME.matcher(text).matches() && !DIGITS.matcher(text).matches();
        return address || name ? Optional.of(text) : Optional.empty();
    }

    /** Only addresses that are certainly loopback count as such; a name other than localhost may be anything. */
    static Reach reach(String host) {
        boolean loopback = host.equals("localhost")
                || host.equals("::1")
                || host.equals("[::1]")
                || (host.startsWith("127.") && OCTETS.matcher(host).matches());
        return loopback ? Reach.LOOPBACK : Reach.NETWORK;
    }
}
