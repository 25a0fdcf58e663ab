package dev.restante.config;

import static dev.restante.config.Parsers.duration;
import static dev.restante.config.Parsers.text;
import static dev.restante.config.Parsers.texts;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Principal;
import dev.restante.domain.access.ThreadPattern;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.startup.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads group {@code restante.auth}. Pure. */
final class AuthReader {
    /** What {@code restante key} writes. */
    static final Pattern HASH = Pattern.compile(
            "pbkdf2-sha512\\$([1-9][0-9]{5}|[1-4][0-9]{6})\\$[A-Za-z0-9_-]{22}\\$[A-Za-z0-9_-]{43}");

    static final String HASH_RULE = "a hash as `restante key` writes it";
    static final Set<String> SHARED = Set.of("HS256", "HS384", "HS512");

    private static final Set<String> ALGORITHMS =
            Set.of("HS256", "HS384", "HS512", "RS256", "PS256", "ES256", "EdDSA");
    /** RFC 3986, without a user, a fragment, or a wide world in plain text. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(https://([A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*|\\[[0-9A-Fa-f:.]+])|http://(localhost|127\\.0\\.0\\.1|\\[::1]))"
                    + "(:[0-9]{1,5})?(/([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{4,32}");
    private static final Set<String> FIELDS = Set.of("id", "name", "hash", "follow", "send", "purge");
    private static final String KEY_RULE =
            "a list of { id, name, hash, follow = [], send = [], purge = [] }, as `restante key` writes it";
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private AuthReader() {}

    static AuthSettings read(Values values) {
        return new AuthSettings(
                values.read("restante.auth.mode", SettingsReader.oneOf(AuthSettings.Mode.class)),
                new AuthSettings.Tokens(
                        values.read(
                                "restante.auth.jwt.algorithms",
                                texts(
                                        ProblemCode.NOT_ONE_OF,
                                        "one of HS256 | HS384 | HS512 | RS256 | PS256 | ES256 | EdDSA",
                                        name -> Optional.of(name).filter(ALGORITHMS::contains))),
                        values.read(
                                "restante.auth.jwt.secret",
                                optional("at least 32 bytes", secret -> Optional.of(secret)
                                        .filter(it -> Secrets.bytes(it) >= Secrets.LEAST_BYTES))),
                        values.read("restante.auth.jwt.keys", optional("a path", SettingsReader::path)),
                        values.read(
                                "restante.auth.jwt.jwks",
                                optional("an address that begins with https://, or with http:// on this machine",
                                        address -> Optional.of(address).filter(it -> ADDRESS.matcher(it).matches()))),
                        values.read("restante.auth.jwt.jwks-refresh", duration(Duration.ofSeconds(30),
                                Duration.ofDays(1))),
                        values.read("restante.auth.jwt.issuer", optional("a text", Optional::of)),
                        values.read("restante.auth.jwt.audience", optional("a text", Optional::of)),
                        values.read("restante.auth.jwt.skew", duration(Duration.ZERO, TEN_MINUTES))),
                values.read("restante.auth.api-keys", AuthReader::keys));
    }

    /** Hashes of the keys that open the management listener. */
    static List<String> managementKeys(Values values) {
        return values.read(
                "restante.management.key-hashes",
                texts(ProblemCode.MALFORMED, HASH_RULE, text -> Optional.of(text)
                        .filter(hash -> HASH.matcher(hash).matches())));
    }

    /** An empty text means that there is none. */
    private static <T> Function<ConfigValue, Optional<T>> optional(
            String rule, Function<String, Optional<T>> parser) {
        return value -> {
            String written = text(ProblemCode.MALFORMED, rule, Optional::of).apply(value);
            if (written.isEmpty()) {
                return Optional.empty();
            }
            T read = parser.apply(written).orElseThrow(() -> new Fault(ProblemCode.MALFORMED, value, rule));
            return Optional.of(read);
        };
    }

    private static List<AuthSettings.ApiKey> keys(ConfigValue value) {
        if (!(value instanceof ConfigList list)) {
            throw new Fault(ProblemCode.WRONG_TYPE, value, KEY_RULE);
        }
        return list.stream().map(AuthReader::key).toList();
    }

    private static AuthSettings.ApiKey key(ConfigValue value) {
        if (!(value instanceof ConfigObject key) || !FIELDS.containsAll(key.keySet())) {
            throw new Fault(ProblemCode.WRONG_TYPE, value, KEY_RULE);
        }
        String id = field(key, "id", "4 - 32 letters and digits", text -> ID.matcher(text).matches());
        String hash = field(key, "hash", HASH_RULE, text -> HASH.matcher(text).matches());
        String name = field(key, "name", "1 - 128 printable ASCII characters without a space", text -> true);
        try {
            return new AuthSettings.ApiKey(
                    id,
                    new Principal(name),
                    hash,
                    new Grants(patterns(key, "follow"), patterns(key, "send"), patterns(key, "purge")));
        } catch (InvalidValue bad) {
            throw new Fault(ProblemCode.MALFORMED, key, bad.getMessage());
        }
    }

    private static String field(ConfigObject key, String name, String rule, Function<String, Boolean> fits) {
        ConfigValue value = key.get(name);
        String expected = "each with " + name + ": " + rule;
        if (value == null || !(value.unwrapped() instanceof String text) || !fits.apply(text)) {
            throw new Fault(value == null ? ProblemCode.WRONG_TYPE : ProblemCode.MALFORMED, key, expected);
        }
        return text;
    }

    private static List<ThreadPattern> patterns(ConfigObject key, String name) {
        ConfigValue value = key.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof ConfigList list)) {
            throw new Fault(ProblemCode.WRONG_TYPE, key, "each with " + name + ": a list of patterns");
        }
        return list.stream().map(pattern -> new ThreadPattern(String.valueOf(pattern.unwrapped()))).toList();
    }
}
