package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.restante.app.access.Authentications;
import dev.restante.application.access.AuthoriseCallers;
import dev.restante.config.Settings;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Callers;
import dev.restante.ports.following.Following;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.messaging.Messaging;
import dev.restante.websocket.access.Identification;
import java.time.InstantSource;

/** {@code auth.mode = required}: callers may do what their token or key grants. */
public final class AuthenticationModule extends AbstractModule {
    @Provides
    @Singleton
    Authentication authentication(Settings settings, InstantSource clock) {
        return Authentications.ofCallers(settings.auth(), clock);
    }

    @Provides
    @Singleton
    Callers callers(Messaging messaging, Following following, Inspecting inspecting, InstantSource clock) {
        return new AuthoriseCallers(messaging, following, inspecting, clock);
    }

    @Provides
    @Singleton
    Identification identification(Authentication authentication, Callers callers, InstantSource clock) {
        return Identification.required(authentication, callers, clock);
    }
}
