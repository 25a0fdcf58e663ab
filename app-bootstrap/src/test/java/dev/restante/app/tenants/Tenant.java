package dev.restante.app.tenants;

import dev.restante.app.endtoend.RunningProcess;
import dev.restante.websocket.wire.BatchClient;
import dev.restante.websocket.wire.EventSource;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One principal with ten threads of its own. Does what it may and what it may not, in random order, and checks everything that
 * it is told: nothing must be of a thread that is not its own, and no body another tenant's.
 */
final class Tenant implements Callable<Tenant> {
    private static final Duration LONG = Duration.ofHours(1);
    private static final int THREADS = 10;
    private static final int TENANTS = CrossTenantTest.TENANTS;

    private final RunningProcess process;
    private final Tokens tokens;
    private final String name;
    private final SplittableRandom random;
    private final int operations;
    private final Set<String> followed = new HashSet<>();
    private RawClient socket;
    private RawClient http;
    private int refs;
    int accepted;
    int refused;
    int received;
    int expired;

    Tenant(RunningProcess process, Tokens tokens, int number, long seed, int operations) throws Exception {
        this.process = process;
        this.tokens = tokens;
        this.name = name(number);
        this.random = new SplittableRandom(seed + number);
        this.operations = operations;
        this.http = process.connect();
        this.socket = connected(LONG);
    }

    private static String name(int number) {
        return "p" + number;
    }

    @Override
    public Tenant call() throws Exception {
        try {
            for (int i = 0; i < operations; i++) {
                operate(random.nextInt(100));
            }
            return this;
        } catch (Exception | AssertionError e) {
            throw new AssertionError("tenant " + name, e);
        } finally {
            socket.close();
            http.close();
        }
    }

    private void operate(int dice) throws Exception {
        boolean own = random.nextInt(3) > 0;
        String thread = thread(own);
        if (dice < 25) {
            follow(thread, own);
        } else if (dice < 45) {
            told(ask("{\"type\":\"send\",\"thread\":\"" + thread + "\",\"body\":\"" + name + "\""), own);
        } else if (dice < 60) {
            sendOverHttp(thread, own);
        } else if (dice < 75) {
            look(thread, own);
        } else if (dice < 80) {
            batch();
        } else if (dice < 85) {
            stream(thread, own);
        } else if (dice < 96) {
            renew();
        } else if (dice < 99) {
            expectStatus(http.request("DELETE", "/v1/threads/" + thread, "", bearer(LONG)), own, 200);
        } else {
            expire();
        }
    }

    private String thread(boolean own) {
        String owner = name;
        while (!own && owner.equals(name)) {
            owner = name(random.nextInt(TENANTS));
        }
        return owner + ":" + random.nextInt(THREADS);
    }

    private String bearer(Duration age) {
        return "Authorization: Bearer " + tokens.of(name, age);
    }

    private void follow(String thread, boolean own) throws Exception {
        if (own && followed.contains(thread)) {
            socket.send("{\"type\":\"unfollow\",\"thread\":\"" + thread + "\"}");
            followed.remove(thread);
            return;
        }
        String from = random.nextBoolean() ? "beginning" : "unacknowledged";
        Map<String, String> answer =
                ask("{\"type\":\"follow\",\"thread\":\"" + thread + "\",\"from\":\"" + from + "\"");
        if (own) {
            expect("following", answer.get("type"), answer);
            followed.add(thread);
        } else {
            expect("FORBIDDEN", answer.get("code"), answer);
            refused++;
        }
    }

    private void told(Map<String, String> outcome, boolean own) {
        if (own) {
            check(Set.of("queued", "delivered").contains(outcome.getOrDefault("outcome", "")), outcome);
            accepted++;
        } else {
            expect("FORBIDDEN", outcome.get("reason"), outcome);
            refused++;
        }
    }

    private void sendOverHttp(String thread, boolean own) throws Exception {
        RawClient.Response response = http.request(
                "POST", "/v1/threads/" + thread + "/messages", "\"" + name + "\"", "Content-Type: application/json",
                bearer(LONG));
        told(Json.fields(response.body()), own);
    }

    private void look(String thread, boolean own) throws Exception {
        String tail = random.nextBoolean() ? "/messages" : "";
        RawClient.Response response = http.request("GET", "/v1/threads/" + thread + tail, "", bearer(LONG));
        expectStatus(response, own, 200);
        check(!response.body().contains("\"body\"") || response.body().contains("\"body\":\"" + name + "\""), response);
    }

    private void batch() throws Exception {
        try (BatchClient batch = BatchClient.begin(process.connect(), bearer(LONG))) {
            for (boolean own : List.of(true, false)) {
                batch.send("{\"thread\":\"" + thread(own) + "\",\"body\":\"" + name + "\"}\n");
            }
            batch.end();
            List<Map<String, String>> outcomes = batch.outcomes();
            told(outcomes.get(0), true);
            told(outcomes.get(1), false);
        }
    }

    private void stream(String thread, boolean own) throws Exception {
        try (RawClient client = process.connect()) {
            RawClient.Response head =
                    EventSource.ask(client, "/v1/threads/" + thread + "/messages", bearer(LONG));
            if (own) {
                expect("200", "" + head.status(), head);
            } else {
                expectStatus(head, false, 0);
            }
        }
    }

    /** With its own next token, or with somebody else's. */
    private void renew() throws Exception {
        boolean own = random.nextBoolean();
        String whose = own ? name : thread(false).split(":", -1)[0];
        Map<String, String> answer = ask("{\"type\":\"token\",\"token\":\"" + tokens.of(whose, LONG) + "\"");
        expect(own ? "renewed" : "error", answer.get("type"), answer);
        refused += own ? 0 : 1;
    }

    /** The connection ends with its token; another one is made. */
    private void expire() throws Exception {
        socket.close();
        followed.clear();
        socket = process.connect();
        String token = tokens.of(name, Duration.ofSeconds(1));
        String protocols = "Sec-WebSocket-Protocol: restante.v1, restante.bearer."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.US_ASCII));
        RawClient.Response response = socket.handshake("/v1/connect", protocols);
        expect("101", "" + response.status(), response);
        expect("4401", "" + socket.readClose(), "the end of a token");
        expired++;
        socket.close();
        socket = connected(LONG);
    }

    private RawClient connected(Duration age) throws Exception {
        RawClient client = process.connect();
        RawClient.Response response = client.handshake("/v1/connect", bearer(age));
        expect("101", "" + response.status(), response);
        client.expect("welcome");
        return client;
    }

    /** Sends a frame and waits for its answer; whatever comes before that is looked at too. */
    private Map<String, String> ask(String open) throws Exception {
        String ref = "r" + ++refs;
        socket.send(open + ",\"ref\":\"" + ref + "\"}");
        while (true) {
            Map<String, String> frame = Json.fields(socket.text());
            if (ref.equals(frame.get("ref"))) {
                return frame;
            }
            String thread = frame.getOrDefault("thread", name + ":");
            check(thread.startsWith(name + ":"), frame);
            if ("message".equals(frame.get("type"))) {
                check(frame.getOrDefault("body", "").replace("\"", "").equals(name), frame);
                received++;
            }
        }
    }

    private void expectStatus(RawClient.Response response, boolean own, int status) {
        expect("" + (own ? status : 403), "" + response.status(), response);
        refused += own ? 0 : 1;
    }

    private static void expect(String wanted, @Nullable Object found, Object where) {
        if (!wanted.equals(found)) {
            throw new AssertionError(found + " (expected: " + wanted + ") in " + where);
        }
    }

    private static void check(boolean holds, Object where) {
        if (!holds) {
            throw new AssertionError("of somebody else: " + where);
        }
    }
}
