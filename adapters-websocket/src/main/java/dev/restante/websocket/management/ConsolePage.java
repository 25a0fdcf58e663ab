package dev.restante.websocket.management;

import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Endpoint;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /console}: one page, put together from its parts when it is first asked for, so that it needs no build and no
 * second request. Its policy admits that one script and that one style, by hash, and connections to this listener.
 */
final class ConsolePage implements Endpoint {
    private static final List<String> SCRIPTS =
            List.of("dom", "charts", "state", "figures", "startup", "threads", "send", "follow", "main");
    private static final HttpString POLICY = new HttpString("Content-Security-Policy");
    private static final HttpString REFERRER = new HttpString("Referrer-Policy");
    private static final HttpString FRAMES = new HttpString("X-Frame-Options");
    private static final HttpString OPENER = new HttpString("Cross-Origin-Opener-Policy");
    private static final HttpString RESOURCE = new HttpString("Cross-Origin-Resource-Policy");

    private record Page(String html, String policy) {}

    private volatile @Nullable Page page;

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        Page ready = page;
        if (ready == null) {
            ready = load();
            page = ready;
        }
        exchange.getResponseHeaders()
                .put(POLICY, ready.policy())
                .put(REFERRER, "no-referrer")
                .put(FRAMES, "DENY")
                .put(OPENER, "same-origin")
                .put(RESOURCE, "same-origin");
        Answer.text(exchange, "text/html; charset=utf-8", ready.html());
    }

    private static Page load() {
        String style = part("style.css");
        String script =
                SCRIPTS.stream().map(one -> part(one + ".js")).collect(Collectors.joining("\n", "'use strict';\n", ""));
        String html = part("page.html").replace("@style@", style).replace("@script@", script);
        String policy = "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'";
        return new Page(html, policy);
    }

    private static String part(String file) {
        try (InputStream in = ConsolePage.class.getResourceAsStream("console/" + file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "console/" + file + ": absent (expected: a resource beside this class)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: absent (expected: every JVM has it)", e);
        }
    }
}
