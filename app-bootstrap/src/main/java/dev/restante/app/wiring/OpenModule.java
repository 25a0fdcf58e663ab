package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.restante.ports.access.Access;
import dev.restante.websocket.access.Identification;

/** {@code auth.mode = off}: nobody has to say who they are, and everybody may do everything. */
public final class OpenModule extends AbstractModule {
    @Provides
    @Singleton
    Identification identification(Access access) {
        return Identification.off(access);
    }
}
