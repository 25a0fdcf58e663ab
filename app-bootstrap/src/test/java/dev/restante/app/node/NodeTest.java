package dev.restante.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import dev.restante.domain.environment.Environment;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.StartupReport;
import dev.restante.domain.startup.Verdict;
import dev.restante.ports.journal.Journal;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole nodes, through real sockets. */
@Timeout(60)
class NodeTest {
    private static final Map<String, String> QUICK = Map.of("RESTANTE_VERIFICATION_DEADLINE", "300ms");
    private static final Map<String, String> PATIENT =
            Map.of("RESTANTE_VERIFICATION_DEADLINE", "20s", "RESTANTE_STARTUP_DEADLINE", "10m");

    @ParameterizedTest
    @EnumSource
    void coldStart_isReadyWithNobodyConnectedAndQueues(Environment environment) throws Exception {
        try (StartedNode node = StartedNode.with(settings(environment))) {
            assertEquals(ServingState.READY, node.decided());
            assertTrue(node.report().text().contains("queued, read back"));
            assertEquals(200, node.manage("GET", "/readyz").statusCode());
            HttpResponse<String> answer = node.send("demo", "{\"hello\":\"world\"}");
            assertEquals(202, answer.statusCode());
            assertTrue(answer.body().contains("\"outcome\":\"queued\""), answer.body());
            assertTrue(answer.body().contains("\"depth\":1"), answer.body());
        }
    }

    @ParameterizedTest
    @EnumSource
    void brokenMailbox_failsTheStartNamingPhaseStepReasonAndRemedy(BrokenMailbox broken) throws Exception {
        try (StartedNode node = StartedNode.with(broken == BrokenMailbox.HANGING ? QUICK : PATIENT, broken.bound())) {
            assertEquals(broken == BrokenMailbox.HANGING ? 124 : 69, node.exitCode());
            StartupReport report = node.report();
            String reason =
                    switch (broken) {
                        case REFUSING -> "mailbox refuses: send: CAPACITY, node-bytes: full";
                        case THROWING ->
                            "mailbox throws: send: UNAVAILABLE, mailbox: failed; the message may exist, retry with the "
                                    + "same id";
                        case HANGING -> "mailbox hangs: send: no answer within 300 ms";
                        case PRETENDING -> "mailbox pretends: answered queued, but holds nothing";
                    };
            assertTrue(
                    report.text().contains("start: failed in WEBSOCKET, step 'verify acceptance': " + reason),
                    report.text());
            assertTrue(report.text().contains("remedy: what holds messages is broken"), report.text());
            assertThrows(IOException.class, () -> node.manage("GET", "/livez"), "everything is undone");
            assertThrows(IOException.class, () -> node.send("demo", "1"), "everything is undone");
        }
    }

    @Test
    void beforeReady_nobodyIsAdmittedAndReadyzSaysWhatIsMissing() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        BrokenMailbox hanging = BrokenMailbox.HANGING;
        try (StartedNode node = StartedNode.with(Map.of(), modules -> {
            asked.complete(null);
            return hanging.bound().apply(modules);
        })) {
            asked.get();
            while (node.report().observed().size() < 7) { // the public listener is bound, verification hangs
                Thread.onSpinWait();
            }
            HttpResponse<String> refused = node.send("demo", "1");
            assertEquals(503, refused.statusCode());
            assertEquals("1", refused.headers().firstValue("Retry-After").orElse("none"));
            HttpResponse<String> ready = node.manage("GET", "/readyz");
            assertEquals(503, ready.statusCode());
            assertTrue(
                    ready.body().startsWith("{\"state\":\"STARTING\",\"phase\":\"WEBSOCKET\"")
                            && ready.body().contains("\"waitingFor\":[\"verify acceptance\",\"verify hand-over\"]"),
                    ready.body());
            assertEquals(200, node.manage("GET", "/livez").statusCode());
            assertEquals(202, node.manage("POST", "/drain").statusCode());
            assertEquals(0, node.exitCode());
            assertInstanceOf(Verdict.Abandoned.class, node.report().verdict());
        }
    }

    @Test
    void storeThatNeverOpens_failsAtItsDeadline() throws Exception {
        Journal hanging = (Journal) Proxy.newProxyInstance(
                NodeTest.class.getClassLoader(),
                new Class<?>[] {Journal.class},
                (proxy, method, arguments) -> new CompletableFuture<>());
        Module module = new AbstractModule() {
            @Override
            protected void configure() {
                bind(Journal.class).toInstance(hanging);
            }
        };
        Map<String, String> settings = Map.of("RESTANTE_STARTUP_RECOVERY_DEADLINE", "200ms");
        try (StartedNode node = StartedNode.with(
                settings, modules -> List.of(Modules.override(modules).with(module)))) {
            assertEquals(124, node.exitCode());
            assertTrue(
                    node.report()
                            .text()
                            .contains("failed in DATABASE, step 'open the mailbox': no answer within its deadline"),
                    node.report().text());
        }
    }

    @Test
    void faultsOfSettingsPolicyAndPlan_areToldAtOnce() throws Exception {
        Map<String, String> settings = Map.of(
                "RESTANTE_ENVIRONMENT", "production",
                "RESTANTE_PUBLIC_HOST", "no such host",
                "RESTANTE_DRAIN_SPREAD", "5",
                "RESTANTE_STARTUP_DEADLINE", "20s",
                "RESTANTE_LIMITS_THREAD_IDLE", "1h");
        try (StartedNode node = StartedNode.with(settings)) {
            assertEquals(78, node.exitCode());
            List<String> codes = node.report()
                    .problems()
                    .stream()
                    .map(Problem::code)
                    .map(code -> code.text())
                    .toList();
            assertEquals(
                    List.of(
                            "RST-1005", "RST-1009", "RST-1020", "RST-1023", "RST-2001", "RST-2003", "RST-2005",
                            "RST-2006"),
                    codes);
            assertEquals(
                    "RST-1020 environment variable RESTANTE_STARTUP_DEADLINE restante.startup.deadline: 20s (expected: at "
                            + "least 59s, the deadlines of all steps)",
                    node.report().problems().get(2).describe());
        }
    }

    @Test
    void addressOfSomebodyElse_isToldBeforeAnythingOpens() throws Exception {
        Map<String, String> elsewhere =
                Map.of("RESTANTE_MANAGEMENT_HOST", "192.0.2.1", "RESTANTE_POLICY_WAIVE", "listeners",
                        "RESTANTE_MANAGEMENT_KEY_HASHES",
                        "pbkdf2-sha512$210000$" + "s".repeat(22) + "$" + "h".repeat(43));
        try (StartedNode node = StartedNode.with(elsewhere)) {
            assertEquals(78, node.exitCode());
            assertTrue(
                    node.report()
                            .problems()
                            .get(0)
                            .describe()
                            .contains("restante.management.port: 0 (expected: a free port of 192.0.2.1; found: "),
                    node.report().text());
        }
    }

    @Test
    void bindingsInAnyOrder_giveTheSameReport() throws Exception {
        String expected;
        try (StartedNode node = StartedNode.with(Map.of())) {
            node.decided();
            expected = node.report().text();
        }
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            try (StartedNode node = StartedNode.with(Map.of(), modules -> {
                List<Module> shuffled = new ArrayList<>(modules);
                Collections.shuffle(shuffled, random);
                return shuffled;
            })) {
                assertEquals(ServingState.READY, node.decided(), "seed " + seed);
                assertEquals(expected, node.report().text(), "seed " + seed);
                assertEquals(202, node.send("t", "1").statusCode(), "seed " + seed);
            }
        }
    }

    @Test
    void drainThatIsCancelled_isReadyAgainAndServedMeanwhile() throws Exception {
        try (StartedNode node = StartedNode.with(settings(Environment.TESTING))) {
            assertEquals(ServingState.READY, node.decided());
            assertEquals(202, node.manage("POST", "/drain").statusCode());
            assertEquals(503, node.manage("GET", "/readyz").statusCode());
            assertEquals(202, node.send("demo", "1").statusCode());
            node.manage("POST", "/drain/cancel");
            assertEquals(200, node.manage("GET", "/readyz").statusCode());
            node.foundation().requests().drain();
            node.foundation().requests().signalled();
            assertEquals(1, node.exitCode());
        }
    }

    @Test
    void leaving_tellsEveryClientThenCloses1001AndAccounts() throws Exception {
        Map<String, String> settings = Map.of("RESTANTE_DRAIN_LAME_DUCK", "0s", "RESTANTE_DRAIN_SPREAD", "200ms");
        try (StartedNode node = StartedNode.with(settings)) {
            assertEquals(ServingState.READY, node.decided());
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clients.add(node.follow("thread-" + i));
            }
            for (Client client : clients) {
                client.awaitText("\"type\":\"following\"");
            }
            HttpResponse<String> answer = node.send("thread-3", "{\"n\":1}");
            assertEquals(200, answer.statusCode(), answer.body());
            node.foundation().requests().signalled();
            for (Client client : clients) {
                assertEquals(1001, client.closeCode());
                assertTrue(
                        client.texts()
                                .get(client.texts().size() - 1)
                                .contains("\"type\":\"closing\",\"reason\":\"draining\""),
                        client.texts().toString());
            }
            assertEquals(0, node.exitCode());
        }
    }

    /** What staging and production cannot do yet is waived by name. */
    private static Map<String, String> settings(Environment environment) {
        Map<String, String> settings = new HashMap<>();
        settings.put("RESTANTE_ENVIRONMENT", environment.text());
        settings.put("RESTANTE_DRAIN_LAME_DUCK", environment == Environment.TESTING ? "20s" : "0s");
        settings.put("RESTANTE_DRAIN_TERMINATION_BUDGET", "60s");
        if (environment == Environment.STAGING || environment == Environment.PRODUCTION) {
            settings.put("RESTANTE_POLICY_WAIVE", "authentication,mailbox");
            settings.put("RESTANTE_PUBLIC_ORIGINS", "https://app.example");
            settings.put("RESTANTE_PUBLIC_TLS_TERMINATED_BY_PROXY", "true");
        }
        return settings;
    }
}
