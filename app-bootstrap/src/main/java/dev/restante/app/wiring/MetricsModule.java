package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.restante.app.foundation.Foundation;
import dev.restante.application.following.FollowThreads;
import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.observing.ObserveNode;
import dev.restante.application.serving.ServingControl;
import dev.restante.application.time.Timeline;
import dev.restante.metrics.NodeLatencies;
import dev.restante.metrics.PrometheusExposition;
import dev.restante.ports.observing.Exposition;
import dev.restante.ports.observing.Latencies;
import dev.restante.ports.observing.Observing;
import dev.restante.websocket.PublicListener;
import dev.restante.websocket.management.Inside;

/** The node's figures, and what the operator's page needs of it. */
public final class MetricsModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Latencies.class).to(NodeLatencies.class);
    }

    @Provides
    @Singleton
    NodeLatencies latencies(Timeline timeline) {
        return new NodeLatencies(timeline::nanos);
    }

    @Provides
    @Singleton
    Observing observing(
            LocalMailbox mailbox, PublicListener listener, FollowThreads following, ServingControl serving) {
        return new ObserveNode(mailbox, listener.traffic(), following, serving);
    }

    @Provides
    @Singleton
    Inside inside(Observing observing, LocalMailbox mailbox, PublicListener listener) {
        return new Inside(observing, mailbox.ranking(), listener.visits());
    }

    @Provides
    @Singleton
    Exposition exposition(Observing observing, ServingControl serving, Foundation foundation, NodeLatencies latencies) {
        return new PrometheusExposition(observing, serving, foundation.startup(), latencies);
    }
}
