package dev.restante.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import dev.restante.app.node.BreakableJournal.Break;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.verification.Receipt;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.mailbox.MailboxUnavailable;
import dev.restante.ports.operations.HandOverProbe;
import dev.restante.websocket.PublicListener;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A running node, one part of which is broken: readiness says so, and says when it is over. */
@Timeout(120)
class ReadinessTest {
    /** The answer of {@code /readyz} that has this status, once there is one. */
    private static String ready(StartedNode node, int status) throws Exception {
        HttpResponse<String> answer = node.manage("GET", "/readyz");
        while (answer.statusCode() != status) {
            answer = node.manage("GET", "/readyz");
        }
        assertFalse(answer.body().contains("Exception") || answer.body().contains("dev.restante"), answer.body());
        return answer.body();
    }

    private static void assertImpaired(StartedNode node, String why) throws Exception {
        String answer = ready(node, 503);
        while (!answer.contains(why)) { // the streak may have begun with something else that hung on it
            answer = ready(node, 503);
        }
        assertTrue(answer.startsWith("{\"state\":\"IMPAIRED\""), answer);
        assertTrue(answer.matches(".*\\(since \\d{4}-.*Z\\).*"), answer);
        String report = node.manage("GET", "/startup").body();
        assertTrue(report.contains("now IMPAIRED since ") && report.contains(why), report);
        assertEquals(200, node.manage("GET", "/livez").statusCode());
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "THROWS"})
    void storeThatFails_isToldUntilTheProcessIsStartedAgain(Break how) throws Exception {
        BreakableJournal journal = new BreakableJournal("commit");
        try (StartedNode node = StartedNode.oftenVerified(Map.of(), journal::in)) {
            assertEquals(ServingState.READY, node.decided());
            assertEquals(202, node.send("t", "1").statusCode());
            journal.breaks(how);
            assertImpaired(node, "mailbox ");
            HttpResponse<String> sent = node.send("t", "2");
            assertEquals(503, sent.statusCode(), sent.body());
            assertTrue(sent.body().contains("UNAVAILABLE"), sent.body());
        }
    }

    /** Rounds are an hour apart: it is told by the failure itself. */
    @Test
    void storeThatFails_isToldAtOnce() throws Exception {
        BreakableJournal journal = new BreakableJournal("commit");
        try (StartedNode node =
                StartedNode.with(Map.of("RESTANTE_VERIFICATION_INTERVAL", "1h"), journal::in)) {
            assertEquals(ServingState.READY, node.decided());
            journal.breaks(Break.FAILS);
            assertEquals(503, node.send("t", "1").statusCode());
            assertImpaired(node, "mailbox ");
        }
    }

    @Test
    void storeThatHangs_isToldUntilItGoesOn() throws Exception {
        BreakableJournal journal = new BreakableJournal("commit");
        try (StartedNode node = StartedNode.oftenVerified(Map.of(), journal::in)) {
            assertEquals(ServingState.READY, node.decided());
            journal.breaks(Break.HANGS);
            assertImpaired(node, "mailbox hangs: ");
            journal.mend();
            ready(node, 200);
            assertEquals(202, node.send("t", "1").statusCode());
        }
    }

    @Test
    void listenerThatIsGone_isToldUntilItIsBack() throws Exception {
        CompletableFuture<PublicListener> listener = new CompletableFuture<>();
        try (StartedNode node = StartedNode.oftenVerified(Map.of(), modules -> telling(modules, listener))) {
            assertEquals(ServingState.READY, node.decided());
            listener.get().close();
            assertImpaired(node, "hand-over refuses: ");
            listener.get().open();
            ready(node, 200);
        }
    }

    private static List<Module> telling(List<Module> modules, CompletableFuture<PublicListener> listener) {
        return List.of(Modules.combine(Modules.combine(modules), new AbstractModule() {
            @Override
            protected void configure() {
                requestInjection(new Object() {
                    @Inject
                    void set(PublicListener made) {
                        listener.complete(made);
                    }
                });
            }
        }));
    }

    @Test
    void oneStuckThreadOfTheListener_isToldUntilItStirs() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Module sticky = new AbstractModule() {
            @Override
            protected void configure() {
                bind(Inspecting.class).toInstance((Inspecting) Proxy.newProxyInstance(
                        ReadinessTest.class.getClassLoader(),
                        new Class<?>[] {Inspecting.class},
                        (proxy, method, arguments) -> {
                            stuck.await();
                            return CompletableFuture.failedFuture(new MailboxUnavailable("stuck"));
                        }));
            }
        };
        try (StartedNode node =
                StartedNode.oftenVerified(Map.of(), modules -> List.of(Modules.override(modules).with(sticky)))) {
            assertEquals(ServingState.READY, node.decided());
            CompletableFuture<HttpResponse<String>> view = node.view("t");
            try {
                assertImpaired(node, "hand-over hangs: 1 of 2 I/O threads: nothing within");
            } finally {
                stuck.countDown(); // or the node could not leave
            }
            ready(node, 200);
            assertEquals(503, view.get().statusCode());
        }
    }

    @Test
    void handOverThatIsOptional_isToldAsDegradedAndNodeIsReady() throws Exception {
        Module refusing = new AbstractModule() {
            @Override
            protected void configure() {
                bind(HandOverProbe.class).toInstance((thread, within) -> new Receipt.Refused("no way"));
            }
        };
        Map<String, String> optional = Map.of("RESTANTE_VERIFICATION_HANDOVER", "optional");
        try (StartedNode node = StartedNode.oftenVerified(
                optional, modules -> List.of(Modules.override(modules).with(refusing)))) {
            assertEquals(ServingState.READY, node.decided());
            assertTrue(node.report().degraded().contains("verify hand-over: hand-over refuses: no way"));
            while (!node.manage("GET", "/readyz").body().contains("\"hand-over refuses: no way\"]")) {
                assertEquals(ServingState.READY, node.decided());
            }
        }
        try (StartedNode node =
                StartedNode.oftenVerified(Map.of(), modules -> List.of(Modules.override(modules).with(refusing)))) {
            assertEquals(69, node.exitCode());
            assertTrue(node.report()
                    .text()
                    .contains("failed in WEBSOCKET, step 'verify hand-over': hand-over refuses: "
                            + "no way"),
                    node.report().text());
        }
    }

    @Test
    void startThatFailed_isToldBeforeItIsUndone() throws Exception {
        BreakableJournal journal = new BreakableJournal("close");
        journal.breaks(Break.HANGS);
        try (StartedNode node = StartedNode.with(
                Map.of(), modules -> journal.in(BrokenMailbox.REFUSING.bound().apply(modules)))) {
            while (node.foundation().serving().state() != ServingState.FAILED) {
                Thread.onSpinWait();
            }
            for (String path : List.of("/livez", "/readyz", "/startupz")) {
                HttpResponse<String> answer = node.manage("GET", path);
                assertEquals(503, answer.statusCode(), path);
                assertTrue(answer.body().startsWith("{\"state\":\"FAILED\",\"phase\":\"WEBSOCKET\""), answer.body());
                assertTrue(answer.body().contains("verify acceptance: mailbox refuses"), answer.body());
            }
            journal.mend();
            assertEquals(69, node.exitCode());
        }
    }
}
