package dev.restante.websocket.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.InvalidValue;
import dev.restante.ports.testing.ErrorText;
import dev.restante.ports.testing.Fuzz;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any text as a header, a query's value or a path: understood, or refused in a text that is safe to show. */
@Timeout(3_600)
class HeadersFuzzTest {
    private static final Origins ORIGINS = new Origins(Set.of("https://app.example"), true);

    @Test
    void anyText_isUnderstoodOrRefused() {
        Fuzz.check(HeadersFuzzTest.class, "headers.txt", 3_000, (input, random) -> {
            String text = new String(input, StandardCharsets.ISO_8859_1);
            refusable(() -> assertTrue(MediaType.of(with("Content-Type", text)) != null));
            refusable(() -> MediaType.checkBatch(with("Content-Type", text)));
            refusable(() -> {
                String agreed = Subprotocols.agreed(with("Sec-WebSocket-Protocol", text));
                assertTrue(agreed == null || agreed.equals("restante.v1"));
            });
            String read = RequestHeaders.one(with("TTL", text), "TTL").orElse("none");
            // One character a byte, or those that the bytes mean as UTF-8.
            assertTrue(read.equals(text.strip()) || sameBytes(read, text.strip()), read);
            refusable(() -> {
                long number = Query.number("limit", text, 1, 1_000);
                assertTrue(number >= 1 && number <= 1_000 && Long.parseLong(text) == number);
            });
            refusable(() -> assertEquals(RequestPath.decoded(text), RequestPath.decoded(escaped(text))));
            double quality = Accept.quality(with("Accept", text), Accept.JSON);
            assertTrue(quality >= 0 && quality <= 1);
            assertTrue(!ORIGINS.admit(with("Origin", text)) || text.equals("https://app.example") || isLocal(text));
        });
    }

    private static boolean sameBytes(String utf8, String latin1) {
        return Arrays.equals(utf8.getBytes(StandardCharsets.UTF_8), latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isLocal(String origin) {
        return origin.matches("(?i)[a-z][a-z0-9+.-]*:/*([^/?#]*@)?([a-z0-9.-]*\\.)?localhost(:\\d*)?([/?#].*)?")
                || origin.matches("[^:]*://([^/?#]*@)?(\\[::1]|127\\.\\d+\\.\\d+\\.\\d+)(:\\d*)?([/?#].*)?");
    }

    /** Every character that is not part of an escape, escaped. */
    private static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                result.append(text, i, i + 3);
                i += 2;
            } else {
                result.append(String.format("%%%02X", (int) c));
            }
        }
        return result.toString();
    }

    private static HttpServerExchange with(String header, String value) {
        HttpServerExchange exchange = new HttpServerExchange(null);
        exchange.getRequestHeaders().put(new HttpString(header), value);
        return exchange;
    }

    private static void refusable(Runnable parse) {
        try {
            parse.run();
        } catch (InvalidValue e) {
            ErrorText.check(e.getMessage());
        }
    }
}
