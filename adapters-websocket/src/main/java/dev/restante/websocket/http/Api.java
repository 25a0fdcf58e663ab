package dev.restante.websocket.http;

import dev.restante.ports.observing.Entrance;
import dev.restante.ports.operations.Entry;
import dev.restante.ports.operations.Gate;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.access.Identification;
import dev.restante.websocket.connection.Arrivals;
import dev.restante.websocket.counting.OutcomeTally;
import dev.restante.websocket.loopback.Passes;
import io.undertow.server.HttpHandler;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The resources of the public listener. */
public final class Api {
    private Api() {}

    /**
     * What requests are held to, in bytes but for the threads.
     *
     * @param pageBytes about so much goes into one page
     */
    public record Limits(int messageBytes, int frameBytes, int headerBytes, int threadsPerReader, int pageBytes) {}

    /**
     * How our own client comes in.
     *
     * @param arrivals takes it in, apart from users
     * @param caller what it may use
     */
    public record Probes(Passes passes, Arrivals arrivals, Caller caller) {}

    /** What the operator's page does; {@code arrivals} are for its readers alone. */
    public static Visits visits(Limits limits, Arrivals arrivals, Caller operator, Gate gate) {
        OutcomeTally sends = arrivals.tallies().outcomes(Entrance.CONSOLE);
        CallerEndpoint send =
                new SendMessage(arrivals.crowd(), sends, new RequestBody(none -> {}), limits.messageBytes());
        CallerEndpoint follow = new StreamOfMessages(arrivals);
        return new Visits(
                (exchange, name) -> send.serve(exchange, operator, name),
                (exchange, name) -> {
                    if (gate.ask() instanceof Entry.Refused refused) {
                        Answer.notReady(exchange, refused);
                    } else {
                        follow.serve(exchange, operator, name);
                    }
                });
    }

    /**
     * All resources, behind their door.
     *
     * @param arrivals takes in whoever stays
     * @param identification says who calls
     */
    public static HttpHandler routes(
            Limits limits,
            Origins origins,
            Arrivals arrivals,
            Probes probes,
            Identification identification,
            Gate gate) {
        RequestBody bodies = new RequestBody(arrivals.tallies()::hit);
        ThreadResource thread = new ThreadResource(bodies);
        OutcomeTally sends = arrivals.tallies().outcomes(Entrance.HTTP);
        TurnAway turnAway = new TurnAway(sends);
        Function<CallerEndpoint, Endpoint> identified =
                endpoint -> new Identified(
                        identification, probes.caller(), turnAway, arrivals.tallies()::checked, endpoint);
        Endpoint send = identified.apply(new SendMessage(arrivals.crowd(), sends, bodies, limits.messageBytes()));
        Endpoint batch = identified.apply(new SendBatch(arrivals, limits.frameBytes()));
        Endpoint read = identified.apply(
                new ReadMessages(new PageOfMessages(limits.pageBytes()), new StreamOfMessages(arrivals)));
        Endpoint connect = identified.apply(new Connect(
                arrivals, probes.arrivals(), probes.caller(), limits.threadsPerReader(), limits.frameBytes()));
        Endpoint view = identified.apply(thread::view);
        Endpoint purge = identified.apply(thread::purge);
        return new Routes(
                List.of(
                        Resource.at("/v1/threads/*/messages", Map.of("POST", send, "GET", read)),
                        Resource.at("/v1/messages", Map.of("POST", batch)),
                        Resource.at("/v1/threads/*", Map.of("GET", view, "DELETE", purge)),
                        Resource.at("/v1/threads/*/ack", Map.of("POST", identified.apply(thread::acknowledge))),
                        Resource.at("/v1/connect", Map.of("GET", connect)),
                        Resource.at("/problems/*", Map.of("GET", new ExplainProblem()))),
                new Admission(origins, gate, probes.passes(), turnAway, limits.headerBytes(),
                        arrivals.tallies()::hit));
    }
}
