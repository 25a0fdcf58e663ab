package dev.restante.app.access;

import dev.restante.auth.jwt.SigningAlgorithm;
import dev.restante.auth.jwt.TokenKeys;
import dev.restante.auth.jwt.TokenRules;
import dev.restante.config.AuthSettings;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** What tokens are checked by. */
public final class TokenSource {
    /** Far more than a set of keys takes. */
    private static final long MOST_BYTES = 1 << 20;

    private TokenSource() {}

    /** Empty where the settings name no key, and no token is accepted. {@code executor}: where fetching waits. */
    static Optional<TokenKeys> keys(AuthSettings.Tokens tokens, Executor executor) {
        return tokens.secret()
                .map(secret -> TokenKeys.ofSecret(secret.getBytes(StandardCharsets.UTF_8)))
                .or(() -> tokens.keys().map(TokenSource::file))
                .or(() -> tokens.jwks().map(jwks -> address(jwks, tokens, executor)));
    }

    static TokenRules rules(AuthSettings.Tokens tokens) {
        return new TokenRules(algorithms(tokens), tokens.issuer(), tokens.audience(), tokens.skew());
    }

    /** What is wrong with a file of keys; empty where it can be used. */
    public static Optional<String> fault(Path keys) {
        try {
            file(keys);
            return Optional.empty();
        } catch (IllegalArgumentException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }

    private static Set<SigningAlgorithm> algorithms(AuthSettings.Tokens tokens) {
        List<String> named = tokens.algorithms();
        if (!named.isEmpty()) {
            return named.stream()
                    .map(name -> SigningAlgorithm.valueOf(name.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toSet());
        }
        return tokens.secret().isPresent()
                ? EnumSet.of(SigningAlgorithm.HS256)
                : EnumSet.of(
                        SigningAlgorithm.RS256, SigningAlgorithm.PS256, SigningAlgorithm.ES256,
                        SigningAlgorithm.EDDSA);
    }

    private static TokenKeys file(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("larger than 1 MiB");
            }
            return TokenKeys.ofText(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("there is no such file", missing);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static TokenKeys address(String jwks, AuthSettings.Tokens tokens, Executor executor) {
        try {
            return TokenKeys.at(URI.create(jwks).toURL(), tokens.jwksRefresh(), executor);
        } catch (MalformedURLException unknown) {
            throw new IllegalStateException("auth.jwt.jwks: " + jwks + " (expected: an address)", unknown);
        }
    }
}
