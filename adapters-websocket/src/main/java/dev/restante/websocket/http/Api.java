package dev.restante.websocket.http;

import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.observing.Entrance;
import dev.restante.ports.operations.Entry;
import dev.restante.websocket.connection.Arrivals;
import dev.restante.websocket.connection.Inward;
import dev.restante.websocket.loopback.Passes;
import dev.restante.websocket.counting.OutcomeTally;
import io.undertow.server.HttpHandler;
import java.util.List;
import java.util.Map;

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
     */
    public record Probes(Passes passes, Arrivals arrivals) {}

    /** What the operator's page does; {@code arrivals} are for its readers alone. */
    public static Visits visits(Limits limits, Arrivals arrivals) {
        Inward inward = arrivals.inward();
        OutcomeTally sends = inward.tallies().outcomes(Entrance.CONSOLE);
        Endpoint follow = new StreamOfMessages(arrivals);
        return new Visits(
                new SendMessage(inward.messaging(), sends, new RequestBody(), limits.messageBytes()),
                (exchange, name) -> {
                    if (inward.gate().ask() instanceof Entry.Refused refused) {
                        Answer.notReady(exchange, refused);
                    } else {
                        follow.serve(exchange, name);
                    }
                });
    }

    /** {@code arrivals} takes in whoever stays. */
    public static HttpHandler routes(
            Limits limits, Origins origins, Arrivals arrivals, Probes probes, Inspecting inspecting) {
        Inward inward = arrivals.inward();
        RequestBody bodies = new RequestBody();
        ThreadResource thread = new ThreadResource(inspecting, bodies);
        OutcomeTally sends = inward.tallies().outcomes(Entrance.HTTP);
        Endpoint send = new SendMessage(inward.messaging(), sends, bodies, limits.messageBytes());
        Endpoint read = new ReadMessages(
                new PageOfMessages(inspecting, limits.pageBytes()), new StreamOfMessages(arrivals));
        Endpoint connect = new Connect(arrivals, probes.arrivals(), limits.threadsPerReader(), limits.frameBytes());
        return new Routes(
                List.of(
                        Resource.at("/v1/threads/*/messages", Map.of("POST", send, "GET", read)),
                        Resource.at("/v1/messages", Map.of("POST", new SendBatch(arrivals, limits.frameBytes()))),
                        Resource.at("/v1/threads/*", Map.of("GET", thread::view, "DELETE", thread::purge)),
                        Resource.at("/v1/threads/*/ack", Map.of("POST", thread::acknowledge)),
                        Resource.at("/v1/connect", Map.of("GET", connect)),
                        Resource.at("/problems/*", Map.of("GET", new ExplainProblem()))),
                new Admission(origins, inward.gate(), probes.passes(), sends, limits.headerBytes()));
    }
}
