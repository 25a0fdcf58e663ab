package dev.restante.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.restante.domain.serving.ServingState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page of another origin in a real browser: it sends, is told the outcome, and follows; or nothing at all. */
@WithBrowser
@Timeout(180)
class ForeignPageTest {
    private static final String SEND =
            """
                    fetch(arguments[0], {
                      method: 'POST', body: '{"a":1}',
                      headers: {'Content-Type': 'application/json', 'Idempotency-Key': 'k1', 'TTL': '60', 'Authorization': 'Bearer x'}
                    }).then(answer => answer.json()).then(
                      outcome => { document.title = outcome.outcome + ' ' + outcome.id; },
                      failure => { document.title = 'failed ' + failure.name; })
                    """;
    private static final String FOLLOW = """
            new EventSource(arguments[0] + '?from=beginning').addEventListener(
              'message', event => { document.title = 'heard ' + JSON.parse(event.data).id; })
            """;

    private final HttpServer pages;
    private final Browser browser;

    ForeignPageTest() throws Exception {
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", exchange -> {
            byte[] page = "<!doctype html><title>page</title>".getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            try (var body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        browser = Browser.open();
    }

    @BeforeEach
    void visit() throws Exception {
        pages.start();
        browser.visit(URI.create("http://localhost:" + pages.getAddress().getPort() + "/"));
    }

    @AfterEach
    void close() {
        browser.close();
        pages.stop(0);
    }

    private static StartedNode node(Map<String, String> settings) throws Exception {
        StartedNode node = StartedNode.with(settings);
        assertEquals(ServingState.READY, node.decided());
        return node;
    }

    @Test
    void pageOfAnAllowedOrigin_sends_readsTheOutcome_andFollows() throws Exception {
        try (StartedNode node = node(Map.of())) {
            browser.run(SEND, node.messages("t").toString());
            browser.await("document.title != 'page'");
            assertEquals("queued k1", browser.run("return document.title"));
            browser.run(FOLLOW, node.messages("t").toString());
            browser.await("document.title.startsWith('heard')");
            assertEquals("heard k1", browser.run("return document.title"));
        }
    }

    @Test
    void pageOfAnotherOrigin_sendsNothing_andIsToldNothing() throws Exception {
        try (StartedNode node = node(Map.of("RESTANTE_PUBLIC_ORIGINS", "https://app.example"))) {
            browser.run(SEND, node.messages("t").toString());
            browser.await("document.title != 'page'");
            assertEquals("failed TypeError", browser.run("return document.title"));
            assertTrue(browser.console().contains("CORS"));
        }
    }
}
