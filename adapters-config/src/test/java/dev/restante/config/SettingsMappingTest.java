package dev.restante.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.typesafe.config.ConfigFactory;
import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Principal;
import dev.restante.domain.access.ThreadPattern;
import dev.restante.domain.environment.Environment;
import dev.restante.domain.environment.Facts.LogFormat;
import dev.restante.domain.environment.PolicyRow;
import dev.restante.domain.network.AddressRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pair that no setting escapes: all defaults, and every key mapped to something else. */
class SettingsMappingTest {
    private static final String HASH = "pbkdf2-sha512$210000$" + "s".repeat(22) + "$" + "h".repeat(43);

    /** Every key of reference.conf, none with its default. */
    private static final String FULL =
            """
                    restante {
                      environment = testing
                      mailbox = memory
                      durability = os
                      data-directory = /srv/restante
                      public {
                        host = localhost, port = 9000, origins = ["https://app.example", "http://b.example:8080"]
                        tls-terminated-by-proxy = true, heartbeat = 10s, socket-buffer = 64 KiB
                        trusted-proxies = ["10.0.0.0/8", "::1"]
                        tls { certificate = /tls/chain.pem, key = /tls/key.pem, reload = 3s, handshake = 4s, hsts = 1d }
                      }
                      management { host = "::1", port = 9001, key-hashes = ["%1$s"] }
                      auth {
                        mode = required
                        jwt {
                          algorithms = [HS256], secret = "qJ8vYw3nRk5sTz7uXb9cDe2fGh4jLm6p", keys = "", jwks = "", jwks-refresh = 2m
                          issuer = "https://login.example", audience = restante, skew = 5s
                        }
                        api-keys = [{ id = k123, name = billing, hash = "%1$s", send = ["inv:*"] }]
                      }
                      limits {
                        message-bytes = 1 KiB, frame-bytes = 4 KiB, header-bytes = 8 KiB, mailbox-messages = 10, mailbox-bytes = 1 MiB
                        overflow = evict, node-bytes = 16 MiB, threads = 2000, thread-idle = 3d, ttl-default = 1h, ttl-max = 2d
                        send-window = 32 KiB, reader-stall = 5s, replay-messages = 7, replay-bytes = 96 KiB, replay-age = 1m
                        dedup-age = 2m, dedup-ids = 9, threads-per-reader = 3, connections = 4, in-flight-sends = 5
                        probe-reserve = 128 KiB, connections-per-address = 11, connections-per-principal = 12
                        upgrades-per-second = 13, frames-per-second = 14, bytes-per-second = 15 MiB, sends-per-second = 16
                      }
                      startup { deadline = 90s, step-deadline = 1500ms, recovery-deadline = 20s }
                      verification { deadline = 1s, interval = 2s, handover = optional }
                      drain {
                        lame-duck = 1s, spread = 2s, close-answer = 3s, settle = 4s, close-stores = 6s, reconnect-within = 7s
                        termination-budget = 17s
                      }
                      policy.waive = [log, mailbox]
                      log { format = json, level = debug }
                    }
                    """
                    .formatted(HASH);

    @Test
    void noSources_giveTheDefaultsOfTheSpecification() {
        Reading reading = Loading.defaults();
        assertEquals(List.of(), reading.problems());
        assertEquals(List.of(), reading.warnings());
        assertEquals(
                new Settings(
                        Environment.DEVELOPMENT,
                        Settings.MailboxKind.ROCKSDB,
                        Settings.Durability.FSYNC,
                        Path.of("./data"),
                        new ListenerSettings(
                                "127.0.0.1", 8080, List.of(), false, Optional.empty(), List.of(),
                                Duration.ofSeconds(25), 256 << 10),
                        new Settings.ManagementListener("127.0.0.1", 8081, List.of()),
                        new Limits(
                                64 << 10,
                                128 << 10,
                                16 << 10,
                                1_000,
                                8 << 20,
                                Limits.Overflow.REJECT,
                                1L << 30,
                                1_000_000,
                                Duration.ofDays(8),
                                Duration.ofHours(24),
                                Duration.ofDays(7),
                                1 << 20,
                                Duration.ofSeconds(30),
                                1_000,
                                2 << 20,
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(10),
                                10_000,
                                1_000,
                                50_000,
                                1_024,
                                1 << 20,
                                new TrafficLimits(10_000, 1_000, 5_000, 250_000, 64 << 20, 0)),
                        new Settings.Startup(
                                Duration.ofSeconds(60), Duration.ofSeconds(4), Duration.ofSeconds(15)),
                        new Settings.Verification(
                                Duration.ofSeconds(5), Duration.ofSeconds(30), Settings.HandOver.REQUIRED),
                        new Settings.Drain(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30)),
                        new AuthSettings(
                                AuthSettings.Mode.OFF,
                                new AuthSettings.Tokens(
                                        List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                                        Duration.ofMinutes(5), Optional.empty(), Optional.empty(),
                                        Duration.ofSeconds(30)),
                                List.of()),
                        Set.of(),
                        new Settings.Log(LogFormat.TEXT, Settings.Level.INFO)),
                reading.candidate());
    }

    @Test
    void everyKey_reachesItsField(@TempDir Path directory) {
        Reading reading = Loading.file(directory, FULL);
        assertEquals(List.of(), Loading.told(reading));
        assertEquals(
                new Settings(
                        Environment.TESTING,
                        Settings.MailboxKind.MEMORY,
                        Settings.Durability.OS,
                        Path.of("/srv/restante"),
                        new ListenerSettings(
                                "localhost",
                                9000,
                                List.of("https://app.example", "http://b.example:8080"),
                                true,
                                Optional.of(new TlsFiles(
                                        Path.of("/tls/chain.pem"), Path.of("/tls/key.pem"), Duration.ofSeconds(3),
                                        Duration.ofSeconds(4), Duration.ofDays(1))),
                                List.of(
                                        AddressRange.parse("10.0.0.0/8").orElseThrow(),
                                        AddressRange.parse("::1").orElseThrow()),
                                Duration.ofSeconds(10),
                                64 << 10),
                        new Settings.ManagementListener("::1", 9001, List.of(HASH)),
                        new Limits(
                                1 << 10,
                                4 << 10,
                                8 << 10,
                                10,
                                1 << 20,
                                Limits.Overflow.EVICT,
                                16 << 20,
                                2_000,
                                Duration.ofDays(3),
                                Duration.ofHours(1),
                                Duration.ofDays(2),
                                32 << 10,
                                Duration.ofSeconds(5),
                                7,
                                96 << 10,
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(2),
                                9,
                                3,
                                4,
                                5,
                                128 << 10,
                                new TrafficLimits(11, 12, 13, 14, 15 << 20, 16)),
                        new Settings.Startup(
                                Duration.ofSeconds(90), Duration.ofMillis(1500), Duration.ofSeconds(20)),
                        new Settings.Verification(
                                Duration.ofSeconds(1), Duration.ofSeconds(2), Settings.HandOver.OPTIONAL),
                        new Settings.Drain(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(17)),
                        new AuthSettings(
                                AuthSettings.Mode.REQUIRED,
                                new AuthSettings.Tokens(
                                        List.of("HS256"), Optional.of("qJ8vYw3nRk5sTz7uXb9cDe2fGh4jLm6p"),
                                        Optional.empty(), Optional.empty(), Duration.ofMinutes(2),
                                        Optional.of("https://login.example"), Optional.of("restante"),
                                        Duration.ofSeconds(5)),
                                List.of(new AuthSettings.ApiKey(
                                        "k123",
                                        new Principal("billing"),
                                        HASH,
                                        new Grants(List.of(), List.of(new ThreadPattern("inv:*")), List.of())))),
                        Set.of(PolicyRow.LOG, PolicyRow.MAILBOX),
                        new Settings.Log(LogFormat.JSON, Settings.Level.DEBUG)),
                reading.candidate());
    }

    @Test
    void theFullFile_namesEveryKeyAndNoDefault() {
        var full = ConfigFactory.parseString(FULL);
        Set<String> named = new TreeSet<>();
        full.entrySet().forEach(entry -> named.add(entry.getKey()));
        assertEquals(Layers.reference().keySet(), named);
        Layers.reference().forEach((key, standard) -> {
            // One source of keys excludes the others: AuthSettingsTest reads those.
            if (!Set.of("restante.auth.jwt.keys", "restante.auth.jwt.jwks").contains(key)) {
                assertNotEquals(standard.unwrapped(), full.getValue(key).unwrapped(), key);
            }
        });
    }
}
