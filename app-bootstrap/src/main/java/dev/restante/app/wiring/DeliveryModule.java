package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.restante.app.foundation.Randomness;
import dev.restante.app.logging.NodeLog;
import dev.restante.application.following.FollowThreads;
import dev.restante.application.inspecting.InspectThreads;
import dev.restante.application.messaging.MessageIds;
import dev.restante.application.messaging.SendMessage;
import dev.restante.application.serving.AdmittedMessaging;
import dev.restante.ports.access.Access;
import dev.restante.ports.following.Following;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.messaging.Messaging;
import dev.restante.ports.operations.Gate;
import java.time.InstantSource;

/** The use cases. Users' sends pass the gate. */
public final class DeliveryModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Messaging.class).to(AdmittedMessaging.class);
        bind(Following.class).to(FollowThreads.class);
    }

    @Provides
    @Singleton
    MessageIds messageIds(InstantSource clock) {
        return new MessageIds(clock, Randomness.quick());
    }

    @Provides
    @Singleton
    SendMessage sendMessage(Mailbox mailbox, MessageIds ids) {
        return new SendMessage(mailbox, ids, NodeLog::fault);
    }

    @Provides
    @Singleton
    AdmittedMessaging admittedMessaging(SendMessage messaging, Gate gate) {
        return new AdmittedMessaging(messaging, gate);
    }

    @Provides
    @Singleton
    FollowThreads followThreads(Mailbox mailbox) {
        return FollowThreads.of(mailbox, NodeLog::fault);
    }

    @Provides
    @Singleton
    Inspecting inspecting(Mailbox mailbox, FollowThreads following) {
        return new InspectThreads(mailbox, following);
    }

    @Provides
    @Singleton
    Access access(Messaging messaging, Following following, Inspecting inspecting) {
        return Access.unrestricted(messaging, following, inspecting);
    }
}
