package dev.restante.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Credential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys at an address, over real HTTP. */
class RemoteKeysTest {
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile String document = set(Tokens.EC);
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.incrementAndGet();
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keys_areFetchedOnceForManyTokens() throws Exception {
        JwtAuthentication authentication = authentication();
        for (int i = 0; i < 20; i++) {
            assertInstanceOf(Authenticated.Known.class, ask(authentication, Tokens.EC));
        }
        assertEquals(1, fetched.get());
    }

    @Test
    void newKey_isFetchedWhenATokenNamesIt() throws Exception {
        JwtAuthentication authentication = authentication();
        assertInstanceOf(Authenticated.Known.class, ask(authentication, Tokens.EC));
        ECKey next = Tokens.ec("ec-2");
        document = set(Tokens.EC, next);
        assertInstanceOf(Authenticated.Known.class, ask(authentication, next));
    }

    @Test
    void unknownKeys_makeFewFetches() throws Exception {
        JwtAuthentication authentication = authentication();
        for (int i = 0; i < 50; i++) {
            ask(authentication, Tokens.ec("unknown-" + i));
        }
        assertTrue(fetched.get() <= 4, "fetched " + fetched.get());
    }

    @Test
    void unreachableOrBrokenKeys_areUnavailableNotRefused() throws Exception {
        status = 500;
        assertInstanceOf(Authenticated.Unavailable.class, ask(authentication(), Tokens.EC));
        status = 200;
        document = "<html>";
        assertInstanceOf(Authenticated.Unavailable.class, ask(authentication(), Tokens.EC));
        server.stop(0);
        assertInstanceOf(Authenticated.Unavailable.class, ask(authentication(), Tokens.EC));
    }

    @Test
    void tooManyWaiting_isUnavailable() throws Exception {
        TokenKeys keys = TokenKeys.at(address(), Duration.ofMinutes(5), task -> {
            throw new RejectedExecutionException();
        });
        assertInstanceOf(Authenticated.Unavailable.class, ask(authentication(keys), Tokens.EC));
    }

    private JwtAuthentication authentication() throws IOException {
        return authentication(TokenKeys.at(address(), Duration.ofMinutes(5), Runnable::run));
    }

    private static JwtAuthentication authentication(TokenKeys keys) {
        var rules = new TokenRules(
                EnumSet.of(SigningAlgorithm.ES256), Optional.empty(), Optional.empty(), Duration.ZERO);
        return new JwtAuthentication(rules, keys, () -> Tokens.NOW);
    }

    private URL address() throws IOException {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json").toURL();
    }

    private static Authenticated ask(JwtAuthentication authentication, ECKey key) {
        return authentication
                .authenticate(new Credential(Tokens.ec(key, Tokens.claims().build())))
                .toCompletableFuture()
                .join();
    }

    private static String set(ECKey... keys) {
        return new JWKSet(List.<com.nimbusds.jose.jwk.JWK>of(keys)).toString();
    }
}
