package dev.restante.app.wiring;

import com.google.inject.AbstractModule;

/** Nothing is bound that is not written down. */
public final class StrictModule extends AbstractModule {
    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().disableCircularProxies();
        binder().requireAtInjectOnConstructors();
        binder().requireExactBindingAnnotations();
    }
}
