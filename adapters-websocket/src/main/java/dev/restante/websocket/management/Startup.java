package dev.restante.websocket.management;

import dev.restante.domain.startup.StartupReport;
import dev.restante.ports.operations.ServingStatus;
import dev.restante.ports.operations.ServingView;
import dev.restante.ports.operations.StartupView;
import dev.restante.websocket.http.Accept;
import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Endpoint;
import io.undertow.server.HttpServerExchange;

/** {@code GET /startup}: the report, as text, or as JSON for whoever would rather have that. */
final class Startup implements Endpoint {
    private final StartupView startup;
    private final ServingView serving;

    Startup(StartupView startup, ServingView serving) {
        this.startup = startup;
        this.serving = serving;
    }

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        StartupReport report = startup.report();
        if (Accept.quality(exchange, Accept.JSON) > Accept.quality(exchange, "text/plain")) {
            Answer.json(exchange, 200, StartupJson.of(report));
        } else {
            String text = report.text() + "\nfingerprint " + report.fingerprint() + "\n\n" + report.observedText();
            Answer.text(exchange, text + "\n" + now(serving.status()));
        }
    }

    /** No part of the report: what has become of the node since. */
    private static String now(ServingStatus status) {
        StringBuilder text = new StringBuilder();
        text.append("now ").append(status.state()).append(" since ").append(status.since()).append('\n');
        status.waitingFor().forEach(what -> text.append("  waiting for: ").append(what).append('\n'));
        status.degraded().forEach(what -> text.append("  degraded: ").append(what).append('\n'));
        return text.toString();
    }
}
