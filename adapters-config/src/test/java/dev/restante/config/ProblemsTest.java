package dev.restante.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
    @TempDir
    Path directory;

    @Test
    void tenFaultsInOneFile_areToldAtOnceEachAtItsLine() {
        Reading reading = Loading.file(
                directory,
                """
                        restante {
                          environment = prod
                          public.port = 70000
                          pubic.host = localhost
                          drain.spread = 5
                          limits.message-bytes = 65536
                          limits.threads = many
                          limits.ttl-max = 1h
                          public.origins = ["*"]
                          mailbox = redis
                          management = 8081
                        }
                        """);
        assertEquals(
                List.of(
                        "RST-1003 application.conf:4 restante.pubic.host (expected: a key of reference.conf; nearest: "
                                + "restante.public.host, restante.public.port, restante.management.host)",
                        "RST-1004 application.conf:7 restante.limits.threads: many (expected: a whole number, 1 - "
                                + "100000000)",
                        "RST-1004 application.conf:11 restante.management (expected: a group of settings)",
                        "RST-1005 application.conf:5 restante.drain.spread: 5 (expected: a duration with a unit, like "
                                + "30s or 5m)",
                        "RST-1006 application.conf:6 restante.limits.message-bytes: 65536 (expected: a size with a "
                                + "unit, like 64 KiB)",
                        "RST-1007 application.conf:3 restante.public.port: 70000 (expected: 1 - 65535)",
                        "RST-1008 application.conf:2 restante.environment: prod (expected: one of development | "
                                + "testing | staging | production)",
                        "RST-1009 application.conf:9 restante.public.origins: * (expected: " + WebOrigins.RULE + ")",
                        "RST-1010 application.conf:10 restante.mailbox: redis (expected: one of rocksdb | memory; redis is "
                                + "not part of this build yet)",
                        "RST-1023 application.conf:8 restante.limits.ttl-max: 1h (expected: at least ttl-default, 1d)"),
                Loading.told(reading));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            restante.public.port                    | 80.5       | RST-1004
            restante.public.port                    | 0          | RST-1007
            restante.public.port                    | [1]        | RST-1004
            restante.public.port                    | null       | RST-1004
            restante.public.port                    | {x=1}      | RST-1004
            restante.public.host                    | a b        | RST-1009
            restante.public.host                    | 256.1.1.1  | RST-1009
            restante.public.host                    | {}         | RST-1004
            restante.public.tls-terminated-by-proxy | yes        | RST-1008
            restante.public.heartbeat               | 1500ms     | RST-1007
            restante.public.heartbeat               | 5 parsecs  | RST-1009
            restante.public.heartbeat               | "25"       | RST-1005
            restante.public.heartbeat               | 0s         | RST-1007
            restante.public.heartbeat               | -5s        | RST-1007
            restante.public.origins                 | "x"        | RST-1004
            restante.public.origins                 | ["https://a.example/x"] | RST-1009
            restante.public.origins                 | ["https://A.example"]   | RST-1009
            restante.public.origins                 | ["https://a.example:0"] | RST-1009
            restante.public.origins                 | [[]]       | RST-1004
            restante.public.trusted-proxies         | ["10.0.0.1/8"]          | RST-1009
            restante.public.trusted-proxies         | ["proxy.example"]       | RST-1009
            restante.public.tls.handshake           | 10         | RST-1005
            restante.limits.node-bytes              | 128        | RST-1006
            restante.limits.node-bytes              | 128 MoB    | RST-1009
            restante.limits.node-bytes              | 99999999999999999999 TiB | RST-1009
            restante.limits.node-bytes              | 8 MiB      | RST-1022
            restante.limits.frame-bytes             | 64 KiB     | RST-1022
            restante.limits.bytes-per-second        | 127 KiB    | RST-1022
            restante.limits.frames-per-second       | -1         | RST-1007
            restante.limits.replay-bytes            | 1 MiB      | RST-1022
            restante.limits.mailbox-bytes           | 1 KiB      | RST-1022
            restante.limits.thread-idle             | 7d         | RST-1023
            restante.limits.threads                 | 10         | RST-1024
            restante.verification.interval          | 5s         | RST-1023
            restante.management.port                | 8080       | RST-1025
            restante.drain.termination-budget       | 27s        | RST-1021
            restante.policy.waive                   | [auth]     | RST-1012
            restante.policy.waive                   | [LOG]      | RST-1012
            restante.mailbox                        | redis      | RST-1010
            restante.mailbox                        | mem        | RST-1008
            restante.log.level                      | trace      | RST-1008
            restante.nonsense                       | {}         | RST-1003
            other.key                               | 1          | RST-1003
            """)
    void faultyValue_isToldWithItsCode(String key, String value, String code) {
        List<String> told = Loading.told(Loading.file(directory, key + " = " + value));
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).startsWith(code + " application.conf:1 "), told.toString());
        assertTrue(told.get(0).contains(key.substring(key.lastIndexOf('.') + 1)), told.toString());
    }

    @Test
    void memoryMailboxLargerThanTheHeapAllows_isRefused() {
        String memory = "restante.mailbox = memory\nrestante.limits.node-bytes = ";
        assertTrue(Loading.told(Loading.file(directory, memory + "700 MiB"))
                .stream()
                .anyMatch(told -> told.startsWith("RST-1026 ")));
        assertEquals(List.of(), Loading.told(Loading.file(directory, memory + "600 MiB")));
    }

    @Test
    void valuesThatAreNear_areAccepted() {
        for (String fine : List.of(
                "restante.public.host = \"::1\"",
                "restante.public.host = 0.0.0.0",
                "restante.public.host = node-1.example",
                "restante.public.origins = [\"http://localhost:3000\"]",
                "restante.public.origins += \"https://a.example\"",
                "restante.public.port = \"8082\"",
                "restante.limits.node-bytes = 600 MiB",
                "restante.limits.thread-idle = 169h",
                "restante.limits.bytes-per-second = 0 B",
                "restante.limits.bytes-per-second = 128 KiB",
                "restante.public {}",
                "restante.drain.termination-budget = 28s")) {
            List<String> told = Loading.told(Loading.file(directory, fine));
            assertTrue(told.stream().allMatch(t -> t.startsWith("RST-2002")), fine + ": " + told);
        }
    }

    @Test
    void usualPortOfAnOrigin_isLeftOut() {
        Reading reading =
                Loading.file(directory,
                        "restante.public.origins = [\"https://a.example:443\", \"http://b.example:443\"]");
        assertEquals(
                List.of("https://a.example", "http://b.example:443"),
                reading.candidate().publicListener().origins());
    }

    @Test
    void fileThatIsNotHocon_isToldAtItsLineWithoutWhatItQuotes() {
        List<String> told = Loading.told(Loading.file(directory, "restante {\n  secret = [hunter2 }\n"));
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("RST-1002 application.conf:2 application.conf: "), told.toString());
        assertFalse(told.get(0).contains("hunter2"), told.toString());
    }

    @Test
    void fileThatIsMissingOrADirectory_isTold() {
        for (Path path : List.of(directory, directory.resolve("none.conf"))) {
            Reading reading =
                    SettingsLoader.load(new Sources(Optional.of(path), Map.of(), Map.of(), Loading.HEAP));
            assertEquals(
                    List.of("RST-1001 command line --config: " + path + " (expected: a file that can be read)"),
                    Loading.told(reading));
        }
    }

    @Test
    void valueOfAnUnknownKey_isNeverShown() {
        Reading reading = Loading.file(directory, "restante.auth.token = hunter2\nrestante.token = hunter2");
        assertEquals(2, reading.problems().size());
        assertFalse(reading.toString().contains("hunter2"));
    }

    @Test
    void ruleBetweenSettings_isSilentWhileOneOfThemIsFaulty() {
        List<String> told = Loading.told(Loading.file(
                directory, "restante.limits { message-bytes = 1000, frame-bytes = 1 KiB, mailbox-bytes = 9 MiB }"));
        assertEquals(1, told.size(), told.toString());
    }

    @Test
    void unresolvedSubstitution_isTold() {
        List<String> told = Loading.told(Loading.file(directory, "restante.public.port = ${nowhere}"));
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("RST-1002 application.conf"), told.toString());
    }
}
