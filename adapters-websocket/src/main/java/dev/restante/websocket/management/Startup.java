package dev.restante.websocket.management;

import dev.restante.domain.startup.StartupReport;
import dev.restante.ports.operations.StartupView;
import dev.restante.websocket.http.Accept;
import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Endpoint;
import io.undertow.server.HttpServerExchange;

/** {@code GET /startup}: the report, as text, or as JSON for whoever would rather have that. */
final class Startup implements Endpoint {
    private final StartupView startup;

    Startup(StartupView startup) {
        this.startup = startup;
    }

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        StartupReport report = startup.report();
        if (Accept.quality(exchange, Accept.JSON) > Accept.quality(exchange, "text/plain")) {
            Answer.json(exchange, 200, StartupJson.of(report));
        } else {
            String text = report.text() + "\nfingerprint " + report.fingerprint() + "\n\n" + report.observedText();
            Answer.text(exchange, text);
        }
    }
}
