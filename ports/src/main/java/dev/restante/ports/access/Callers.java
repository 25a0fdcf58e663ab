package dev.restante.ports.access;

import dev.restante.domain.access.Identity;
import java.util.function.Supplier;

/** Inbound: where callers come in. Safe for use by many threads. */
public interface Callers {
    /**
     * For one caller.
     *
     * @param caller who that is, asked at each use: a caller may renew its token
     */
    Access admit(Supplier<Identity> caller);
}
