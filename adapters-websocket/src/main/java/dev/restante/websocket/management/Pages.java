package dev.restante.websocket.management;

import dev.restante.domain.serving.Readiness;
import dev.restante.ports.operations.DrainControl;
import dev.restante.ports.operations.ServingView;
import dev.restante.websocket.http.ExplainProblem;
import dev.restante.websocket.http.Resource;
import dev.restante.websocket.http.Routes;
import io.undertow.server.HttpHandler;
import java.util.List;
import java.util.Map;

/** The resources of the management listener. */
public final class Pages {
    private Pages() {}

    /** {@code host}: the name or address that the listener is bound to. */
    public static HttpHandler routes(String host, Operations operations) {
        ServingView serving = operations.serving();
        DrainControl drain = operations.drain();
        Console console = new Console(serving, operations.inside());
        return new Routes(
                List.of(
                        Resource.at("/livez", Map.of("GET", new Health(serving, Readiness::livez))),
                        Resource.at("/readyz", Map.of("GET", new Health(serving, Readiness::readyz))),
                        Resource.at("/startupz", Map.of("GET", new Health(serving, Readiness::startupz))),
                        Resource.at("/startup", Map.of("GET", new Startup(operations.startup(), serving))),
                        Resource.at("/metrics", Map.of("GET", new Metrics(operations.metrics()))),
                        Resource.at("/drain", Map.of("POST", new Drain(drain::drain))),
                        Resource.at("/drain/cancel", Map.of("POST", new Drain(drain::cancelDrain))),
                        Resource.at("/backup", Map.of("POST", new WriteBackup(operations.backups()))),
                        Resource.at("/console", Map.of("GET", new ConsolePage())),
                        Resource.at("/console/state", Map.of("GET", console::state)),
                        Resource.at("/console/threads", Map.of("GET", console::threads)),
                        Resource.at(
                                "/console/threads/*/messages", Map.of("POST", console::send, "GET", console::follow)),
                        Resource.at("/problems/*", Map.of("GET", new ExplainProblem()))),
                new SameOrigin(host));
    }
}
