package dev.restante.websocket.http;

import dev.restante.ports.inspecting.Inspecting;
import dev.restante.websocket.connection.Inward;
import dev.restante.websocket.connection.Slots;
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

    /** {@code welcome} takes in whoever was upgraded. */
    public static HttpHandler routes(
            Limits limits, Origins origins, Inward inward, Inspecting inspecting, Slots slots, Welcome welcome) {
        ThreadResource thread = new ThreadResource(inspecting);
        return new Routes(
                List.of(
                        Resource.at(
                                "/v1/threads/*/messages",
                                Map.of(
                                        "POST", new SendMessage(inward.messaging(), limits.messageBytes()),
                                        "GET", new ReadMessages(
                                                new PageOfMessages(inspecting, limits.pageBytes()),
                                                new StreamOfMessages(slots, welcome)))),
                        Resource.at("/v1/threads/*", Map.of("GET", thread::view, "DELETE", thread::purge)),
                        Resource.at("/v1/threads/*/ack", Map.of("POST", thread::acknowledge)),
                        Resource.at("/v1/connect", Map.of("GET", connect(limits, slots, welcome))),
                        Resource.at("/problems/*", Map.of("GET", new ExplainProblem()))),
                new Admission(origins, inward.gate(), limits.headerBytes()));
    }

    private static Endpoint connect(Limits limits, Slots slots, Welcome welcome) {
        return new Connect(slots, welcome, limits.threadsPerReader(), limits.frameBytes());
    }
}
