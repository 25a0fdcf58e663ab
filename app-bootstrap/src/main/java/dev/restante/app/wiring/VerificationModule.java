package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.restante.app.foundation.Daemons;
import dev.restante.app.logging.NodeLog;
import dev.restante.application.messaging.MessageIds;
import dev.restante.application.messaging.SendMessage;
import dev.restante.application.serving.ServingControl;
import dev.restante.application.time.Timeline;
import dev.restante.application.verification.AcceptanceVerification;
import dev.restante.application.verification.HandOverVerification;
import dev.restante.application.verification.Questions;
import dev.restante.application.verification.VerificationRounds;
import dev.restante.config.Settings;
import dev.restante.domain.verification.Finding;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.operations.HandOverProbe;
import java.util.concurrent.ThreadFactory;

/** The verifications. Their sends do not meet the gate, and are in no account of users' sends. */
public final class VerificationModule extends AbstractModule {
    private final ThreadFactory threads = Daemons.named("probe");

    @Provides
    @Singleton
    AcceptanceVerification acceptance(
            SendMessage messaging, Mailbox mailbox, MessageIds ids, Timeline timeline, Settings settings) {
        return new AcceptanceVerification(messaging, mailbox, ids::next, questions(timeline, settings));
    }

    @Provides
    @Singleton
    HandOverVerification handOver(
            SendMessage messaging,
            Mailbox mailbox,
            HandOverProbe client,
            MessageIds ids,
            Timeline timeline,
            Settings settings) {
        return new HandOverVerification(messaging, mailbox, client, ids::next, questions(timeline, settings));
    }

    @Provides
    @Singleton
    VerificationRounds rounds(
            AcceptanceVerification acceptance,
            HandOverVerification handOver,
            ServingControl serving,
            Settings settings) {
        return new VerificationRounds(
                acceptance,
                handOver,
                switch (settings.verification().handOver()) {
                    case REQUIRED -> VerificationRounds.HandOverNeed.REQUIRED;
                    case OPTIONAL -> VerificationRounds.HandOverNeed.OPTIONAL;
                },
                settings.verification().interval(),
                finding -> judged(serving, finding),
                NodeLog::fault);
    }

    private static void judged(ServingControl serving, Finding finding) {
        if (finding instanceof Finding.Failed failed) {
            NodeLog.verificationFailed(failed);
        }
        serving.verified(finding);
    }

    private Questions questions(Timeline timeline, Settings settings) {
        return new Questions(
                timeline,
                call -> threads.newThread(call).start(),
                settings.verification().deadline(),
                NodeLog::fault);
    }
}
