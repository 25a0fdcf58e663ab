package dev.restante.websocket.forwarding;

import dev.restante.domain.message.InvalidValue;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code X-Forwarded-For} and {@code X-Forwarded-Proto}: no standard, but what most proxies write. */
final class XForwardedHeaders {
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    private XForwardedHeaders() {}

    /** From left to right, the nearest proxy's last. All of them have the scheme that the nearest one says. */
    static List<Hop> hops(HeaderMap headers) {
        HeaderValues lines = headers.get(Headers.X_FORWARDED_FOR);
        if (lines == null) {
            return List.of();
        }
        Optional<Boolean> secure = secure(headers.get(Headers.X_FORWARDED_PROTO));
        List<Hop> hops = new ArrayList<>();
        for (String each : String.join(",", lines).split(",", -1)) {
            String node = each.strip();
            if (!node.isEmpty()) {
                hops.add(new Hop(Hop.node(FOR, node), secure));
            }
        }
        if (hops.size() > Hop.MOST) {
            throw new InvalidValue(FOR, hops.size() + " addresses", "at most " + Hop.MOST);
        }
        return hops;
    }

    private static Optional<Boolean> secure(@Nullable HeaderValues lines) {
        if (lines == null) {
            return Optional.empty();
        }
        String all = String.join(",", lines);
        return Optional.of(Hop.isSecure(PROTO, all.substring(all.lastIndexOf(',') + 1).strip()));
    }
}
