package dev.restante.application.simulation;

import dev.restante.application.following.FollowThreads;
import dev.restante.application.inspecting.InspectThreads;
import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.ScriptedJournal;
import dev.restante.application.messaging.MessageIds;
import dev.restante.application.messaging.SendMessage;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.testing.Stages;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One life of the gateway under simulation. */
record Gateway(
        ScriptedJournal journal,
        LocalMailbox mailbox,
        FollowThreads following,
        InspectThreads inspecting,
        SendMessage messaging) {

    static Gateway opened(
            ScriptedJournal journal,
            Setting setting,
            UnaryOperator<Mailbox> between,
            InstantSource clock,
            String life,
            Consumer<Throwable> faults) {
        MailboxSettings settings = new MailboxSettings(setting.limits(), setting.node(), 64);
        LocalMailbox mailbox = new LocalMailbox(journal, settings, clock, life, Runnable::run, faults);
        Mailbox used = between.apply(mailbox);
        FollowThreads following = FollowThreads.of(used, faults);
        Stages.await(mailbox.open());
        return new Gateway(
                journal,
                mailbox,
                following,
                new InspectThreads(used, following),
                new SendMessage(used, new MessageIds(clock, new SplittableRandom(setting.seed())), faults));
    }
}
