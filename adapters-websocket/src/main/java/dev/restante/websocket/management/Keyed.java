package dev.restante.websocket.management;

import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Credential;
import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Credentials;
import dev.restante.websocket.http.Endpoint;
import dev.restante.websocket.http.Later;
import dev.restante.websocket.http.ProblemType;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets operators in by their key, and nobody else. A browser asks for it as a password. */
final class Keyed implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Keyed.class);

    private final Authentication keys;
    private final Endpoint endpoint;

    Keyed(Authentication keys, Endpoint endpoint) {
        this.keys = keys;
        this.endpoint = endpoint;
    }

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        Optional<Credential> credential = Credentials.shownOrBasic(exchange);
        if (credential.isEmpty()) {
            refuse(exchange);
            return;
        }
        CompletionStage<Authenticated> answer = keys.authenticate(credential.get());
        Later.answer(exchange, () -> answer, judged -> judge(exchange, judged, name));
    }

    private void judge(HttpServerExchange exchange, Authenticated answer, String name) {
        switch (answer) {
            case Authenticated.Known known -> endpoint.serve(exchange, name);
            case Authenticated.Expired expired -> refuse(exchange);
            case Authenticated.Refused refused -> {
                LOG.atWarn().addKeyValue("event", "key.refused").log("management: {}", refused.detail());
                refuse(exchange);
            }
            case Authenticated.Unavailable unavailable ->
                Answer.problem(exchange, ProblemType.UNAVAILABLE,
                        "key (expected: another try, it could not be checked)");
        }
    }

    private static void refuse(HttpServerExchange exchange) {
        exchange.getResponseHeaders()
                .add(Headers.WWW_AUTHENTICATE, "Bearer realm=\"restante management\"")
                .add(Headers.WWW_AUTHENTICATE, "Basic realm=\"restante management\", charset=\"UTF-8\"");
        Answer.problem(exchange, ProblemType.UNAUTHENTICATED,
                "Authorization (expected: a key of management.key-hashes)");
    }
}
