package dev.restante.application.serving;

import static dev.restante.domain.serving.ServingState.DRAINING;
import static dev.restante.domain.serving.ServingState.READY;
import static dev.restante.domain.serving.ServingState.STOPPING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.application.time.SteppedTimeline;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.Transition;
import dev.restante.ports.operations.CloseAccount;
import dev.restante.ports.operations.Connections;
import dev.restante.ports.operations.Farewell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DepartureTest {
    private static final Farewell FAREWELL =
            new Farewell(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(5));
    private static final Duration CLOSING = Duration.ofMillis(12_500);

    private final SteppedTimeline timeline = new SteppedTimeline();
    private final Sockets sockets = new Sockets();
    private final Admitted messaging = new Admitted();
    private final ServingControl serving = new ServingControl(
            timeline, ServingControlTest.startup(), List::of, transition -> {});
    private final AdmittedMessaging sends = new AdmittedMessaging(messaging, serving);
    private final LeaveRequests requests = new LeaveRequests(serving);
    private final Departure departure = departure(DepartureWindows.WhenNobody.KEEP);

    private Departure departure(DepartureWindows.WhenNobody whenNobody) {
        DepartureWindows windows = new DepartureWindows(
                Duration.ofSeconds(5), FAREWELL, Duration.ofSeconds(4), Duration.ofSeconds(3), whenNobody);
        return new Departure(serving, requests, sockets, sends, windows, timeline);
    }

    @BeforeEach
    void start() {
        serving.apply(ServingEvent.START_COMPLETED);
    }

    @Test
    void drain_waitsTheLameDuckWindowThenClosesAndAccounts() throws Exception {
        sockets.open = 3;
        CompletableFuture<DepartureAccount> leaving = leave(departure);
        assertInstanceOf(Transition.Moved.class, requests.drain());
        timeline.awaitWaiter(Duration.ofSeconds(5));
        assertEquals(DRAINING, serving.state());
        assertEquals(List.of(), sockets.told);
        timeline.step(Duration.ofSeconds(5));
        timeline.awaitWaiter(CLOSING);
        assertEquals(STOPPING, serving.state());
        assertEquals(List.of("close " + FAREWELL), sockets.told);
        sockets.answer.complete(new CloseAccount(1, 2, 0));
        assertEquals(
                "ORDERLY: 3 connections, 1 closed by peer, 2 by us, 0 forced; 0 sends, 0 delivered, 0 queued, 0 "
                        + "rejected, 0 without an outcome",
                leaving.get().describe());
    }

    @Test
    void sendsInFlight_getTheirOutcomeBeforeTheClosesBegin() throws Exception {
        sends.send(Admitted.THREAD, Admitted.MESSAGE);
        CompletableFuture<DepartureAccount> leaving = leave(departure);
        requests.drain();
        timeline.awaitWaiter(Duration.ofSeconds(5));
        timeline.step(Duration.ofSeconds(5));
        timeline.awaitWaiter(Duration.ofSeconds(4));
        assertEquals(List.of(), sockets.told);
        messaging.answer(0);
        timeline.awaitWaiter(CLOSING);
        sockets.answer.complete(new CloseAccount(0, 0, 0));
        assertEquals(new SendAccount(1, 0, 1, 0), leaving.get().sends());
        assertEquals(0, leaving.get().ending().exitCode());
    }

    @Test
    void sendThatNeverGetsAnOutcome_makesTheDepartureForced() throws Exception {
        sends.send(Admitted.THREAD, Admitted.MESSAGE);
        sockets.answer.complete(new CloseAccount(0, 0, 0));
        CompletableFuture<DepartureAccount> leaving = leave(departure);
        requests.drain();
        timeline.awaitWaiter(Duration.ofSeconds(5));
        timeline.step(Duration.ofSeconds(5));
        timeline.awaitWaiter(Duration.ofSeconds(4));
        timeline.step(Duration.ofSeconds(4));
        assertEquals(DepartureAccount.Ending.FORCED, leaving.get().ending());
        assertEquals(1, leaving.get().sends().inFlight());
    }

    @Test
    void cancelledDrain_isReadyAgainAndTheNextDrainHasItsFullWindow() throws Exception {
        CompletableFuture<DepartureAccount> leaving = leave(departure);
        requests.drain();
        timeline.awaitWaiter(Duration.ofSeconds(5));
        assertInstanceOf(Transition.Moved.class, requests.cancelDrain());
        assertEquals(READY, serving.state());
        timeline.step(Duration.ofSeconds(1)); // or the wait that was cancelled could be taken for the next one
        requests.drain();
        timeline.awaitWaiter(Duration.ofSeconds(5));
        timeline.step(Duration.ofSeconds(5));
        timeline.awaitWaiter(CLOSING);
        assertInstanceOf(Transition.Refused.class, requests.cancelDrain());
        sockets.answer.complete(new CloseAccount(0, 0, 0));
        assertEquals(DepartureAccount.Ending.ORDERLY, leaving.get().ending());
    }

    @Test
    void secondSignal_endsEveryWaitAndCutsConnections() throws Exception {
        sockets.open = 2;
        CompletableFuture<DepartureAccount> leaving = leave(departure);
        requests.signalled();
        timeline.awaitWaiter(Duration.ofSeconds(5));
        requests.signalled();
        assertEquals(DepartureAccount.Ending.FORCED, leaving.get().ending());
        assertEquals(1, leaving.get().ending().exitCode());
        assertEquals(2, leaving.get().closes().forced());
    }

    @Test
    void connectionsThatNeverClose_areCutAtTheDeadline() throws Exception {
        sockets.open = 2;
        CompletableFuture<DepartureAccount> leaving = leave(departure);
        requests.drain();
        timeline.awaitWaiter(Duration.ofSeconds(5));
        timeline.step(Duration.ofSeconds(5));
        timeline.awaitWaiter(CLOSING);
        timeline.step(CLOSING);
        assertEquals(new CloseAccount(0, 0, 2), leaving.get().closes());
        assertEquals(List.of("close " + FAREWELL, "cut"), sockets.told);
    }

    @Test
    void developmentWithNobodyConnected_leavesAtOnce() throws Exception {
        Departure hurried = departure(DepartureWindows.WhenNobody.COLLAPSE);
        sockets.answer.complete(new CloseAccount(0, 0, 0));
        requests.drain();
        assertEquals(DepartureAccount.Ending.ORDERLY, hurried.awaitLeave().ending());
        assertEquals(0, timeline.nanos());
    }

    @Test
    void developmentWithSomebodyConnected_keepsItsWindows() throws Exception {
        Departure hurried = departure(DepartureWindows.WhenNobody.COLLAPSE);
        sockets.open = 1;
        CompletableFuture<DepartureAccount> leaving = leave(hurried);
        requests.drain();
        timeline.awaitWaiter(Duration.ofSeconds(5));
        requests.signalled();
        leaving.get();
    }

    @Test
    void drainWhileStarting_asksToGiveTheStartUp() {
        ServingControl starting = new ServingControl(
                timeline, ServingControlTest.startup(), List::of, transition -> {});
        LeaveRequests early = new LeaveRequests(starting);
        assertInstanceOf(Transition.Moved.class, early.drain());
        assertEquals(STOPPING, starting.state());
        assertTrue(early.whileStarting().toCompletableFuture().isDone());
    }

    @Test
    void cancelWithoutADrain_isRefusedNamingTheState() {
        assertEquals(
                "DRAIN_CANCELLED: READY -> READY (expected: one of [VERIFICATION_LOST, DRAIN_REQUESTED, STOP_BEGUN])",
                requests.cancelDrain().describe());
    }

    private static CompletableFuture<DepartureAccount> leave(Departure departure) {
        CompletableFuture<DepartureAccount> account = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                account.complete(departure.awaitLeave());
            } catch (Throwable thrown) {
                account.completeExceptionally(thrown);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return account;
    }

    /** Connections whose closing is answered when a test says so, or when they are cut. */
    private static final class Sockets implements Connections {
        final List<String> told = new CopyOnWriteArrayList<>();
        final CompletableFuture<CloseAccount> answer = new CompletableFuture<>();
        volatile int open;

        @Override
        public int open() {
            return open;
        }

        @Override
        public CompletionStage<CloseAccount> closeAll(Farewell farewell) {
            told.add("close " + farewell);
            return answer;
        }

        @Override
        public void cut() {
            told.add("cut");
            answer.complete(new CloseAccount(0, 0, open));
        }
    }
}
