package dev.restante.app.phases;

import com.google.inject.Injector;
import dev.restante.application.serving.ServingControl;
import dev.restante.application.startup.Inputs;
import dev.restante.application.startup.Step;
import dev.restante.application.startup.StepAnswer;
import dev.restante.application.time.Timeline;
import dev.restante.application.verification.AcceptanceVerification;
import dev.restante.application.verification.HandOverVerification;
import dev.restante.config.Settings;
import dev.restante.domain.startup.Failure;
import dev.restante.domain.startup.FailureKind;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import dev.restante.websocket.CannotOpen;
import dev.restante.websocket.PublicListener;
import java.net.InetSocketAddress;
import java.util.List;

/** The public listener behind its closed gate, and the proof that what is sent will be held and handed over. */
final class WebsocketPhase {
    private final Step<Injector> graph;
    private final Step<OpenDoor> listener;
    private final Step<Finding.Passed> acceptance;
    private final Step<Finding.Passed> handOver;

    /** A hand-over that is optional degrades the start instead of failing it. */
    WebsocketPhase(Step<Injector> graph, Settings.HandOver need, StepTimes times) {
        this.graph = graph;
        listener = Step.critical(
                Phase.WEBSOCKET, "bind the public listener, gate closed", times.ordinary(), this::bind)
                .undoneBy(OpenDoor::close);
        acceptance = Step.critical(
                Phase.WEBSOCKET, "verify acceptance", times.verification(), this::verifyAcceptance);
        handOver = switch (need) {
            case REQUIRED -> Step.critical(
                    Phase.WEBSOCKET, "verify hand-over", times.verification(), this::verifyHandOver);
            case OPTIONAL -> Step.optional(
                    Phase.WEBSOCKET, "verify hand-over", times.verification(), this::verifyHandOver);
        };
    }

    List<Step<?>> steps() {
        return List.of(listener, acceptance, handOver);
    }

    /** Those that do without the listener. */
    List<Step<?>> unseen() {
        return List.of(acceptance);
    }

    Step<OpenDoor> listener() {
        return listener;
    }

    private StepAnswer<OpenDoor> bind(Inputs inputs) {
        Injector injector = inputs.of(graph);
        PublicListener opening = injector.getInstance(PublicListener.class);
        Settings settings = injector.getInstance(Settings.class);
        String address = settings.publicListener().host() + ":"
                + settings.publicListener().port();
        InetSocketAddress bound;
        try {
            bound = opening.open();
        } catch (CannotOpen refused) {
            return cannotOpen("restante.public", refused);
        }
        Pulse pulse = new Pulse(
                opening, injector.getInstance(ServingControl.class), injector.getInstance(Timeline.class));
        pulse.start();
        Runnable renewing = CertificateRenewal.begin(injector, opening);
        return new StepAnswer.Produced<>(
                new OpenDoor(bound, () -> {
                    renewing.run();
                    opening.close();
                    pulse.stop();
                }),
                address,
                "bound " + bound);
    }

    static StepAnswer<OpenDoor> cannotOpen(String group, CannotOpen refused) {
        return StepAnswer.refused(
                FailureKind.DEPENDENCY,
                "cannot bind",
                String.valueOf(refused.getMessage()),
                "stop what listens there, or choose another " + group + ".host or .port");
    }

    private StepAnswer<Finding.Passed> verifyAcceptance(Inputs inputs) throws InterruptedException {
        return answer(
                inputs.of(graph).getInstance(AcceptanceVerification.class).verify(),
                "probe sent to $probe-acceptance with nobody connected",
                "what holds messages is broken: nothing sent would be safe; look at the log above, at the disk, and at"
                        + " restante.mailbox");
    }

    private StepAnswer<Finding.Passed> verifyHandOver(Inputs inputs) throws InterruptedException {
        return answer(
                inputs.of(graph).getInstance(HandOverVerification.class).verify(),
                "probe sent to $probe-hand-over, and a client of our own at the public listener",
                "nobody could receive anything; look at the log above, at restante.public, and at what keeps this machine"
                        + " from connecting to itself");
    }

    private static StepAnswer<Finding.Passed> answer(Finding finding, String evidence, String remedy) {
        return switch (finding) {
            case Finding.Passed passed -> StepAnswer.produced(passed, passed.detail());
            case Finding.Failed failed ->
                new StepAnswer.Refused<>(Failure.of(
                        failed.fault() == Fault.HANGS ? FailureKind.DEADLINE : FailureKind.DEPENDENCY,
                        failed.describe(),
                        evidence,
                        remedy));
        };
    }
}
