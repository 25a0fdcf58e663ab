package dev.restante.application.simulation;

import dev.restante.application.following.FollowThreads;
import dev.restante.application.inspecting.InspectThreads;
import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.application.mailbox.ScriptedJournal;
import dev.restante.application.messaging.MessageIds;
import dev.restante.application.messaging.SendMessage;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.ports.testing.Stages;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One life of the gateway under simulation. */
record Gateway(
        ScriptedJournal journal,
        LocalMailbox mailbox,
        FollowThreads following,
        InspectThreads inspecting,
        SendMessage messaging) {

    static Gateway opened(
            ScriptedJournal journal,
            MailboxLimits limits,
            InstantSource clock,
            String life,
            RandomGenerator random,
            Consumer<Throwable> faults) {
        MailboxSettings settings = new MailboxSettings(limits, new NodeLimits(1 << 20, 1_000, 0));
        LocalMailbox mailbox = new LocalMailbox(journal, settings, clock, life, Runnable::run, faults);
        FollowThreads following = FollowThreads.of(mailbox, faults);
        Stages.await(mailbox.open());
        return new Gateway(
                journal,
                mailbox,
                following,
                new InspectThreads(mailbox, following),
                new SendMessage(mailbox, new MessageIds(clock, random), faults));
    }
}
