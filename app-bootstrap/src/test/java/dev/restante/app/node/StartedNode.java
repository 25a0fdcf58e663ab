package dev.restante.app.node;

import com.google.inject.Module;
import dev.restante.app.foundation.Foundation;
import dev.restante.app.logging.StartupLog;
import dev.restante.app.wiring.NodeModules;
import dev.restante.application.startup.StartupObserver;
import dev.restante.config.ListenerSettings;
import dev.restante.config.Reading;
import dev.restante.config.Settings;
import dev.restante.config.SettingsLoader;
import dev.restante.config.Sources;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.StartupReport;
import dev.restante.domain.startup.StepState;
import dev.restante.domain.startup.UndoResult;
import dev.restante.domain.startup.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A whole node inside of a test, on free ports; leaves when closed. */
final class StartedNode implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final CompletableFuture<Verdict> decided = new CompletableFuture<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Foundation foundation;

    private StartedNode(
            Map<String, String> variables,
            Optional<Duration> interval,
            UnaryOperator<List<Module>> bindings,
            Optional<InstantSource> clock) {
        Map<String, String> withMailbox = new HashMap<>(variables);
        withMailbox.putIfAbsent("RESTANTE_MAILBOX", "memory");
        withMailbox.putIfAbsent("RESTANTE_LIMITS_NODE_BYTES", "128 MiB");
        Reading reading = SettingsLoader.load(new Sources(Optional.empty(), withMailbox, Map.of(), 1L << 30));
        Foundation laid = Foundation.lay("test", behindItsBack(reading, interval), transition -> {});
        this.foundation = clock.map(steered -> withClock(laid, steered)).orElse(laid);
        Node node = new Node(
                foundation, settings -> bindings.apply(NodeModules.of(foundation, settings)), new Ended());
        Thread thread = new Thread(() -> {
            try {
                exitCode.complete(node.run(System.nanoTime()));
            } catch (Throwable thrown) {
                exitCode.completeExceptionally(thrown);
                decided.completeExceptionally(thrown);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    static StartedNode with(Map<String, String> variables) {
        return new StartedNode(variables, Optional.empty(), modules -> modules, Optional.empty());
    }

    static StartedNode with(Map<String, String> variables, UnaryOperator<List<Module>> bindings) {
        return new StartedNode(variables, Optional.empty(), bindings, Optional.empty());
    }

    /** A node whose wall clock is the test's; everything else of its time passes by itself. */
    static StartedNode with(Map<String, String> variables, InstantSource clock) {
        return new StartedNode(variables, Optional.empty(), modules -> modules, Optional.of(clock));
    }

    private static Foundation withClock(Foundation f, InstantSource clock) {
        return new Foundation(
                f.source(), f.reading(), f.timeline(), clock, f.startup(), f.serving(), f.requests(), f.limitations(),
                f.metrics(), f.inside(), f.backups());
    }

    /** Verified twice a second, with all the time for each that a busy machine may need. */
    static StartedNode oftenVerified(Map<String, String> variables, UnaryOperator<List<Module>> bindings) {
        return new StartedNode(variables, Optional.of(Duration.ofMillis(500)), bindings, Optional.empty());
    }

    /** No settings can ask for port 0, or for verifications shorter apart than they may take. */
    private static Reading behindItsBack(Reading reading, Optional<Duration> interval) {
        Settings s = reading.candidate();
        ListenerSettings p = s.publicListener();
        ListenerSettings listener = new ListenerSettings(
                p.host(), 0, p.origins(), p.tlsTerminatedByProxy(), p.tls(), p.trustedProxies(), p.heartbeat(),
                p.socketBuffer());
        Settings settings = new Settings(
                s.environment(),
                s.mailbox(),
                s.durability(),
                s.dataDirectory(),
                listener,
                new Settings.ManagementListener(s.management().host(), 0, s.management().keyHashes()),
                s.limits(),
                s.startup(),
                new Settings.Verification(
                        s.verification().deadline(),
                        interval.orElse(s.verification().interval()),
                        s.verification().handOver()),
                s.drain(),
                s.auth(),
                s.waived(),
                s.log());
        return new Reading(settings, reading.problems(), reading.warnings(), reading.settings());
    }

    /** The state in which the start ended. */
    ServingState decided() {
        decided.join();
        return foundation.serving().state();
    }

    int exitCode() {
        return exitCode.join();
    }

    StartupReport report() {
        return foundation.startup().report();
    }

    Foundation foundation() {
        return foundation;
    }

    HttpResponse<String> send(String thread, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest
                        .newBuilder(
                                URI.create(address("bind the public listener, gate closed") + "/v1/threads/" + thread
                                        + "/messages"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address("bind the public listener, gate closed") + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What the node answers about a thread, whenever it does. */
    CompletableFuture<HttpResponse<String>> view(String thread) {
        URI uri = URI.create(address("bind the public listener, gate closed") + "/v1/threads/" + thread);
        return client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A WebSocket client that follows the thread. */
    Client follow(String thread) {
        Client listening = new Client();
        String address = address("bind the public listener, gate closed").replace("http:", "ws:");
        client.newWebSocketBuilder()
                .subprotocols("restante.v1")
                .buildAsync(URI.create(address + "/v1/connect?thread=" + thread), listening)
                .join();
        return listening;
    }

    HttpResponse<String> manage(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address("open the management listener") + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Where messages of a thread are sent to. */
    URI messages(String thread) {
        return URI.create(address("bind the public listener, gate closed") + "/v1/threads/" + thread + "/messages");
    }

    /** A page of the management listener. */
    URI management(String path) {
        return URI.create(address("open the management listener") + path);
    }

    /** As the report has observed it: {@code bound /127.0.0.1:4711}. */
    private String address(String step) {
        String note = report().observed()
                .stream()
                .filter(seen -> seen.step().equals(step))
                .map(StartupReport.Observation::note)
                .findFirst()
                .orElseThrow();
        return "http://" + note.substring(note.indexOf('/') + 1);
    }

    @Override
    public void close() {
        foundation.requests().signalled();
        foundation.requests().signalled(); // no test waits for a lame duck
        exitCode.join();
        client.close();
    }

    /** Notes the end of the start. */
    private final class Ended implements StartupObserver {
        private final StartupObserver log = new StartupLog();

        @Override
        public void stepEnded(PlannedStep step, StepState state, Duration took) {
            log.stepEnded(step, state, took);
        }

        @Override
        public void phaseEnded(Phase phase, int steps, Duration took) {
            log.phaseEnded(phase, steps, took);
        }

        @Override
        public void failed(Verdict.Failed verdict) {
            log.failed(verdict);
        }

        @Override
        public void stepUndone(PlannedStep step, UndoResult result, Duration took) {
            log.stepUndone(step, result, took);
        }

        @Override
        public void ended(Verdict verdict, Duration took) {
            log.ended(verdict, took);
            decided.complete(verdict);
        }
    }
}
