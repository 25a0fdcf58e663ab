package dev.restante.websocket.http;

import dev.restante.domain.delivery.Reason;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Credential;
import dev.restante.ports.observing.CredentialCheck;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.access.Identification;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who calls, and lets nobody else any further. */
final class Identified implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Identified.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Identification identification;
    private final Caller probe;
    private final TurnAway turnAway;
    private final Consumer<CredentialCheck> checked;
    private final CallerEndpoint endpoint;

    /**
     * @param probe our own client, which has a pass
     * @param checked hears what each credential came to
     */
    Identified(
            Identification identification,
            Caller probe,
            TurnAway turnAway,
            Consumer<CredentialCheck> checked,
            CallerEndpoint endpoint) {
        this.identification = identification;
        this.probe = probe;
        this.turnAway = turnAway;
        this.checked = checked;
        this.endpoint = endpoint;
    }

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        Optional<Caller> caller = exchange.getAttachment(Admission.PROBE) != null
                ? Optional.of(probe)
                : identification.anybody();
        if (caller.isPresent()) {
            endpoint.serve(exchange, caller.get(), name);
            return;
        }
        Optional<Credential> credential = Credentials.shown(exchange);
        if (credential.isEmpty()) {
            checked.accept(CredentialCheck.MISSING);
            unauthenticated(exchange, "", "Authorization (expected: Bearer and a token or an API key)");
            return;
        }
        CompletableFuture<Authenticated> answer =
                identification.identify(credential.get()).toCompletableFuture();
        if (answer.isDone()) {
            judge(exchange, answer.join(), name);
        } else {
            Later.answer(exchange, () -> answer, judged -> judge(exchange, judged, name));
        }
    }

    private void judge(HttpServerExchange exchange, Authenticated answer, String name) {
        switch (answer) {
            case Authenticated.Known known -> {
                checked.accept(CredentialCheck.ACCEPTED);
                endpoint.serve(exchange, identification.admit(known.identity()), name);
            }
            case Authenticated.Expired expired -> {
                checked.accept(CredentialCheck.EXPIRED);
                if (!endpoint.serveExpired(exchange)) {
                    unauthenticated(exchange, ", error=\"invalid_token\", error_description=\"expired\"",
                            "credential (expected: one that has not expired)");
                }
            }
            case Authenticated.Refused refused -> {
                checked.accept(CredentialCheck.REFUSED);
                LOG.atInfo().addKeyValue("event", "credential.refused").log("request refused: {}", refused.detail());
                unauthenticated(exchange, ", error=\"invalid_token\"", "credential (expected: a valid one)");
            }
            case Authenticated.Unavailable unavailable -> {
                checked.accept(CredentialCheck.UNCHECKED);
                LOG.atWarn()
                        .addKeyValue("event", "credential.unchecked")
                        .log("a credential could not be checked: {}", unavailable.detail());
                turnAway.answer(exchange, ProblemType.UNAVAILABLE, Reason.UNAVAILABLE,
                        "credential (expected: another try, it could not be checked)", RETRY);
            }
        }
    }

    /** RFC 6750, section 3. */
    private void unauthenticated(HttpServerExchange exchange, String error, String detail) {
        exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer realm=\"restante\"" + error);
        turnAway.answer(exchange, ProblemType.UNAUTHENTICATED, Reason.FORBIDDEN, detail, null);
    }
}
