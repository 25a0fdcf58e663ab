package dev.restante.app.client;

import java.net.URI;
import java.util.Optional;

/**
 * A listener of a gateway, as {@code http://host:port} or {@code https://host:port}, perhaps with a path. Immutable.
 *
 * @param trust whose certificates count for {@code https}; empty for the JDK's
 */
public record GatewayAddress(URI base, Optional<Trust> trust) {
    private static final String RULE = "http://HOST:PORT or https://HOST:PORT";

    public GatewayAddress {
        String scheme = String.valueOf(base.getScheme());
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || base.getHost() == null || base.getRawUserInfo() != null || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException(base + " (expected: " + RULE + ")");
        }
    }

    /** Throws {@link IllegalArgumentException} for anything else. */
    public static GatewayAddress of(String url) {
        try {
            return new GatewayAddress(new URI(url.replaceAll("/+$", "")), Optional.empty());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(url + " (expected: " + RULE + ")", e);
        }
    }

    /** Of a listener as it is bound, by {@code http} or {@code https}; one that is bound to every address is reached by loopback. */
    public static GatewayAddress of(String scheme, String host, int port) {
        String bare = host.replaceAll("[\\[\\]]", "");
        String reached =
                switch (bare) {
                    case "0.0.0.0" -> "127.0.0.1";
                    case "::" -> "::1";
                    default -> bare;
                };
        return of(scheme + "://" + (reached.contains(":") ? "[" + reached + "]" : reached) + ":" + port);
    }

    /** The same, where these certificates count. */
    public GatewayAddress trusting(Trust other) {
        return new GatewayAddress(base, Optional.of(other));
    }

    /** {@code path} begins with a slash, and is encoded. */
    public URI resource(String path) {
        return URI.create(base + path);
    }

    /** As {@link #resource}, for a WebSocket. */
    public URI socket(String path) {
        return URI.create(base.toString().replaceFirst("^http", "ws") + path);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
