package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.restante.app.foundation.Daemons;
import dev.restante.app.foundation.Randomness;
import dev.restante.app.logging.NodeLog;
import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.application.time.Timeline;
import dev.restante.config.Limits;
import dev.restante.config.Settings;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.mailbox.Overflow;
import dev.restante.domain.message.Epoch;
import dev.restante.ports.journal.Journal;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.observing.Latencies;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/** The local mailbox over whichever journal there is. */
public final class MailboxModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Mailbox.class).to(LocalMailbox.class);
    }

    @Provides
    @Singleton
    Epoch life() {
        return new Epoch(Randomness.life());
    }

    @Provides
    @Singleton
    LocalMailbox mailbox(
            Journal journal,
            Settings settings,
            InstantSource clock,
            Timeline timeline,
            Epoch life,
            Latencies latencies) {
        Limits limits = settings.limits();
        NodeLimits node = new NodeLimits(limits.nodeBytes(), limits.threads(), limits.probeReserve());
        return new LocalMailbox(
                journal,
                new MailboxSettings(mailboxLimits(limits), node),
                clock,
                timeline::nanos,
                life.value(),
                Executors.newFixedThreadPool(
                        Runtime.getRuntime().availableProcessors(), Daemons.named("mailbox")),
                NodeLog::fault,
                latencies);
    }

    private static MailboxLimits mailboxLimits(Limits limits) {
        return new MailboxLimits(
                limits.messageBytes(),
                limits.mailboxMessages(),
                limits.mailboxBytes(),
                limits.ttlDefault(),
                limits.ttlMax(),
                limits.replayMessages(),
                limits.replayBytes(),
                limits.replayAge(),
                limits.dedupAge(),
                limits.dedupIds(),
                limits.threadIdle(),
                switch (limits.overflow()) {
                    case REJECT -> Overflow.REJECT;
                    case EVICT -> Overflow.EVICT;
                });
    }
}
