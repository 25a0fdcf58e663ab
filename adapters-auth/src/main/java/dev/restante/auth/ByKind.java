package dev.restante.auth;

import dev.restante.auth.keys.ShownKey;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Credential;
import java.util.concurrent.CompletionStage;

/** API keys to the one, tokens to the other. Safe for use by many threads. */
public final class ByKind implements Authentication {
    private final Authentication keys;
    private final Authentication tokens;

    public ByKind(Authentication keys, Authentication tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    public CompletionStage<Authenticated> authenticate(Credential credential) {
        return (credential.token().startsWith(ShownKey.PREFIX) ? keys : tokens).authenticate(credential);
    }
}
