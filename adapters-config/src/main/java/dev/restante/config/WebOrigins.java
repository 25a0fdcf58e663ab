package dev.restante.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The origin of a page as a browser sends it (RFC 6454, section 6): scheme, host, and the port if it is not usual. */
final class WebOrigins {
    static final String RULE = "https://host or https://host:port, lower case, without a path; no *";
    private static final Pattern ORIGIN =
            Pattern.compile("(https?)://((?:[a-z0-9-]+\\.)*[a-z0-9-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    private WebOrigins() {}

    static Optional<String> parse(String text) {
        Matcher matcher = ORIGIN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String port = matcher.group(3);
        if (port == null) {
            return Optional.of(text);
        }
        int number = Integer.parseInt(port);
        boolean usual = number == (matcher.group(1).equals("https") ? 443 : 80);
        if (number < 1 || number > 65_535) {
            return Optional.empty();
        }
        return Optional.of(usual ? matcher.group(1) + "://" + matcher.group(2) : text);
    }
}
