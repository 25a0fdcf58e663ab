package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import dev.restante.app.foundation.Foundation;
import dev.restante.application.serving.LeaveRequests;
import dev.restante.application.serving.ServingControl;
import dev.restante.application.time.Timeline;
import dev.restante.config.Settings;
import dev.restante.ports.operations.Gate;
import java.time.InstantSource;

/** What was there before the graph. */
public final class FoundationModule extends AbstractModule {
    private final Foundation foundation;
    private final Settings settings;

    public FoundationModule(Foundation foundation, Settings settings) {
        this.foundation = foundation;
        this.settings = settings;
    }

    @Override
    protected void configure() {
        bind(Foundation.class).toInstance(foundation);
        bind(Settings.class).toInstance(settings);
        bind(Timeline.class).toInstance(foundation.timeline());
        bind(InstantSource.class).toInstance(foundation.clock());
        bind(ServingControl.class).toInstance(foundation.serving());
        bind(Gate.class).to(ServingControl.class);
        bind(LeaveRequests.class).toInstance(foundation.requests());
    }
}
