package dev.restante.config;

import dev.restante.config.AuthSettings.Tokens;
import dev.restante.domain.environment.Facts.Reach;
import dev.restante.domain.startup.ProblemCode;
import java.util.List;

/** What must hold between the settings that say who may come in. Pure. */
final class AccessRules {
    private static final String AUTH = "restante.auth.";
    private static final String JWT = AUTH + "jwt.";
    private static final String KEYS = AUTH + "api-keys";

    private AccessRules() {}

    static void check(Settings settings, CrossRules rules) {
        AuthSettings auth = settings.auth();
        Tokens tokens = auth.tokens();
        rules.check(
                auth.mode() == AuthSettings.Mode.OFF || tokens.sources() > 0 || !auth.keys().isEmpty(),
                ProblemCode.AUTH_DOES_NOT_FIT,
                "with it jwt.secret, jwt.keys, jwt.jwks or api-keys: nobody could come in",
                AUTH + "mode",
                JWT + "secret",
                JWT + "keys",
                JWT + "jwks",
                KEYS);
        rules.check(
                tokens.sources() <= 1,
                ProblemCode.AUTH_DOES_NOT_FIT,
                "one of jwt.secret, jwt.keys and jwt.jwks",
                JWT + "keys",
                JWT + "secret",
                JWT + "jwks");
        boolean shared = tokens.secret().isPresent();
        rules.check(
                tokens.sources() != 1
                        || tokens.algorithms().stream().allMatch(name -> AuthReader.SHARED.contains(name) == shared),
                ProblemCode.AUTH_DOES_NOT_FIT,
                shared ? "HS256, HS384 and HS512 alone, which take a secret" : "none of those that take a secret",
                JWT + "algorithms",
                JWT + "secret");
        rules.check(
                tokens.secret().isEmpty()
                        || tokens.algorithms()
                                .stream()
                                .allMatch(name -> Secrets.bytes(tokens.secret().get()) >= keyBytes(name)),
                ProblemCode.AUTH_DOES_NOT_FIT,
                "48 bytes for HS384, 64 bytes for HS512",
                JWT + "secret",
                JWT + "algorithms");
        List<String> ids = auth.keys().stream().map(AuthSettings.ApiKey::id).toList();
        rules.check(
                ids.stream().distinct().count() == ids.size(),
                ProblemCode.AUTH_DOES_NOT_FIT,
                "an id of its own for each key",
                KEYS);
        rules.check(
                Hosts.reach(settings.management().host()) == Reach.LOOPBACK
                        || !settings.management().keyHashes().isEmpty(),
                ProblemCode.MANAGEMENT_OPEN,
                "one at least where management.host is no loopback address: whoever reaches it can drain this node",
                "restante.management.key-hashes",
                "restante.management.host");
    }

    private static int keyBytes(String algorithm) {
        return switch (algorithm) {
            case "HS384" -> 48;
            case "HS512" -> 64;
            default -> Secrets.LEAST_BYTES;
        };
    }
}
