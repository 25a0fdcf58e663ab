package dev.restante.websocket.forwarding;

import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.network.IpAddress;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Forwarded} (RFC 7239, section 4): elements between commas, pairs between semicolons, values perhaps quoted. */
final class ForwardedHeader {
    private static final String NAME = "Forwarded";
    private static final String RULE = "elements as in RFC 7239, section 4";
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Pattern PAIR = Pattern.compile(
            "[ \\t]*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\")[ \\t]*(;|,|$)");
    private static final Pattern NOTHING = Pattern.compile("[ \\t]*(,|$)");

    private ForwardedHeader() {}

    /** From left to right, the nearest proxy's last. */
    static List<Hop> hops(HeaderMap headers) {
        HeaderValues lines = headers.get(Headers.FORWARDED);
        if (lines == null) {
            return List.of();
        }
        List<Hop> hops = new ArrayList<>();
        for (String line : lines) {
            read(line, hops);
        }
        if (hops.size() > Hop.MOST) {
            throw new InvalidValue(NAME, hops.size() + " elements", "at most " + Hop.MOST);
        }
        return hops;
    }

    private static void read(String line, List<Hop> hops) {
        Matcher pair = PAIR.matcher(line);
        Matcher nothing = NOTHING.matcher(line);
        Optional<IpAddress> from = Optional.empty();
        Optional<Boolean> secure = Optional.empty();
        int at = 0;
        while (at < line.length()) {
            if (!pair.region(at, line.length()).lookingAt()) {
                if (!nothing.region(at, line.length()).lookingAt()) {
                    throw new InvalidValue(NAME, line.substring(at), RULE);
                }
                at = nothing.end();
                continue;
            }
            String value = pair.group(2) == null ? pair.group(3).replaceAll("\\\\(.)", "$1") : pair.group(2);
            switch (pair.group(1).toLowerCase(Locale.ROOT)) {
                case "for" -> from = Hop.node(NAME, value);
                case "proto" -> secure = Optional.of(Hop.isSecure(NAME, value));
                default -> {}
            }
            at = pair.end();
            if (!pair.group(4).equals(";")) {
                hops.add(new Hop(from, secure));
                from = Optional.empty();
                secure = Optional.empty();
            }
        }
    }
}
