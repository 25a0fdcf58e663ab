package dev.restante.websocket.management;

import dev.restante.domain.serving.Readiness;
import dev.restante.ports.operations.DrainControl;
import dev.restante.ports.operations.ServingView;
import dev.restante.websocket.http.Endpoint;
import dev.restante.websocket.http.ExplainProblem;
import dev.restante.websocket.http.Resource;
import dev.restante.websocket.http.Routes;
import io.undertow.server.HttpHandler;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The resources of the management listener. */
public final class Pages {
    private Pages() {}

    /** {@code host}: the name or address that the listener is bound to. */
    public static HttpHandler routes(String host, Operations operations) {
        ServingView serving = operations.serving();
        DrainControl drain = operations.drain();
        Console console = new Console(serving, operations.inside());
        UnaryOperator<Endpoint> keyed = endpoint -> operations.keys()
                .<Endpoint>map(keys -> new Keyed(keys, endpoint))
                .orElse(endpoint);
        return new Routes(
                List.of(
                        Resource.at("/livez", Map.of("GET", new Health(serving, Readiness::livez))),
                        Resource.at("/readyz", Map.of("GET", new Health(serving, Readiness::readyz))),
                        Resource.at("/startupz", Map.of("GET", new Health(serving, Readiness::startupz))),
                        get("/startup", keyed.apply(new Startup(operations.startup(), serving))),
                        get("/metrics", keyed.apply(new Metrics(operations.metrics()))),
                        post("/drain", keyed.apply(new Drain(drain::drain))),
                        post("/drain/cancel", keyed.apply(new Drain(drain::cancelDrain))),
                        post("/backup", keyed.apply(new WriteBackup(operations.backups()))),
                        get("/console", keyed.apply(new ConsolePage())),
                        get("/console/state", keyed.apply(console::state)),
                        get("/console/threads", keyed.apply(console::threads)),
                        Resource.at(
                                "/console/threads/*/messages",
                                Map.of("POST", keyed.apply(console::send), "GET", keyed.apply(console::follow))),
                        Resource.at("/problems/*", Map.of("GET", new ExplainProblem()))),
                new SameOrigin(host));
    }

    private static Resource get(String path, Endpoint endpoint) {
        return Resource.at(path, Map.of("GET", endpoint));
    }

    private static Resource post(String path, Endpoint endpoint) {
        return Resource.at(path, Map.of("POST", endpoint));
    }
}
