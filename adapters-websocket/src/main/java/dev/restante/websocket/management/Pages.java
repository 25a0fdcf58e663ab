package dev.restante.websocket.management;

import dev.restante.domain.serving.Readiness;
import dev.restante.domain.startup.StartupReport;
import dev.restante.ports.operations.DrainControl;
import dev.restante.ports.operations.ServingView;
import dev.restante.ports.operations.StartupView;
import dev.restante.websocket.Operations;
import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Origins;
import dev.restante.websocket.http.ProblemType;
import dev.restante.websocket.http.Resource;
import dev.restante.websocket.http.Routes;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The resources of the management listener. */
public final class Pages {
    /** A page of another machine, open in an operator's browser, must not drain a node. */
    private static final Origins NO_FOREIGN_PAGE = new Origins(Set.of(), true);

    private Pages() {}

    public static HttpHandler routes(Operations operations) {
        ServingView serving = operations.serving();
        StartupView startup = operations.startup();
        DrainControl drain = operations.drain();
        return new Routes(
                List.of(
                        Resource.at("/livez", Map.of("GET", new Health(serving, Readiness::livez))),
                        Resource.at("/readyz", Map.of("GET", new Health(serving, Readiness::readyz))),
                        Resource.at("/startupz", Map.of("GET", new Health(serving, Readiness::startupz))),
                        Resource.at("/startup", Map.of("GET", (exchange, name) -> report(exchange, startup.report()))),
                        Resource.at("/drain", Map.of("POST", new Drain(drain::drain))),
                        Resource.at("/drain/cancel", Map.of("POST", new Drain(drain::cancelDrain))),
                        Resource.at("/backup", Map.of("POST", new WriteBackup(operations.backups())))),
                (exchange, path) -> admit(exchange));
    }

    private static boolean admit(HttpServerExchange exchange) {
        boolean admitted = NO_FOREIGN_PAGE.admit(exchange);
        if (!admitted) {
            Answer.problem(exchange, ProblemType.ORIGIN_NOT_ALLOWED, "Origin (expected: none, or one of this machine)");
        }
        return admitted;
    }

    private static void report(HttpServerExchange exchange, StartupReport report) {
        String text = report.text() + "\nfingerprint " + report.fingerprint() + "\n\n" + report.observedText();
        Answer.text(exchange, text);
    }
}
