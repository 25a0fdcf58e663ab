package dev.restante.app.tenants;

import dev.restante.auth.jwt.NewToken;
import dev.restante.auth.jwt.SigningAlgorithm;
import dev.restante.auth.jwt.SigningKey;
import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Principal;
import dev.restante.domain.access.ThreadPattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the tenants' tokens: each may do everything with the threads whose names begin with its own, and nothing else. */
public final class Tokens {
    public static final String SECRET = "0kq8vYw3nRk5sTz7uXb9cDe2fGh4jLm6p";

    private final SigningKey key = SigningKey.ofSecret(SECRET.getBytes(StandardCharsets.UTF_8));

    public String of(String tenant, Duration age) {
        List<ThreadPattern> own = List.of(new ThreadPattern(tenant + ":*"));
        Instant now = Instant.now();
        return new NewToken(
                new Principal(tenant), new Grants(own, own, own), Optional.empty(), Optional.empty(), now,
                now.plus(age))
                .signedBy(key, SigningAlgorithm.HS256);
    }
}
