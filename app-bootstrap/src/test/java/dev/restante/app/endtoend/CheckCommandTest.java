package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.CommandProcess.Ended;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code restante check}, and what a start refuses, as processes. */
@Timeout(300)
class CheckCommandTest {
    @TempDir
    Path directory;

    @Test
    void check_ofSoundSettings_sendsAProbeAndEndsWith0WithoutServing() throws Exception {
        Ended ended = CommandProcess.run(directory, ports(), "check");
        assertEquals(0, ended.code(), ended.out());
        assertTrue(ended.out().contains("WEBSOCKET    1 step"), ended.out());
        assertTrue(ended.out().contains("settings, policy, preconditions and acceptance hold"), ended.out());
        assertTrue(!ended.out().contains("READY in"), ended.out());
        assertEquals("", ended.err());
    }

    @Test
    void checkAndRun_tellTheSameProblemsInTheSameWords() throws Exception {
        Map<String, String> faulty = Map.of("RESTANTE_PUBLIC_PORT", "0", "RESTANTE_ENVIRONMENT", "prod");
        Ended check = CommandProcess.run(directory, faulty, "check");
        Ended run = CommandProcess.run(directory, faulty, "run");
        assertEquals(78, check.code());
        assertEquals(78, run.code());
        assertEquals(List.of(), problems("environment development", run.out()));
        assertTrue(run.out().contains("environment unknown"), run.out());
        assertEquals(problems("ERROR  ", run.out()), problems("ERROR  ", check.out()));
        assertTrue(
                run.out()
                        .contains("evidence: environment variable RESTANTE_ENVIRONMENT, environment variable"
                                + " RESTANTE_PUBLIC_PORT\n"),
                run.out());
    }

    @Test
    void checkBesideARunningNode_saysThatItsStoreIsOpenThere() throws Exception {
        Path data = directory.resolve("store");
        try (RunningProcess node =
                RunningProcess.ready(directory, Map.of("RESTANTE_DATA_DIRECTORY", data.toString()))) {
            Map<String, String> same = new HashMap<>(ports());
            same.put("RESTANTE_DATA_DIRECTORY", data.toString());
            Ended ended = CommandProcess.run(directory, same, "check");
            assertEquals(78, ended.code(), ended.out());
            assertTrue(
                    ended.out()
                            .contains("RST-3003 environment variable RESTANTE_DATA_DIRECTORY restante.data-directory: "
                                    + data + " (expected: a store that no other process has open); stop the other"),
                    ended.out());
            assertEquals(202, node.connect()
                    .request("POST", "/v1/threads/demo/messages", "1", "Content-Type: application/json")
                    .status());
        }
    }

    @Test
    void aStoreThatIsDamaged_isADependencyThatFailed() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("CURRENT"), "MANIFEST-000099\n");
        Ended ended = CommandProcess.run(directory, ports(), "check");
        assertEquals(69, ended.code(), ended.out());
        assertTrue(ended.out().contains("failed: DATABASE, open the mailbox: store unusable"), ended.out());
    }

    @Test
    void oneStart_tellsEveryKindOfFaultAtOnce() throws Exception {
        Path notADirectory = Files.writeString(directory.resolve("occupied"), "");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = Files.writeString(
                    directory.resolve("node.conf"),
                    String.join(
                            "\n",
                            "restante {",
                            "  environment = staging",
                            "  durability = always",
                            "  data-directory = \"" + notADirectory + "/data\"",
                            "  public { port = " + taken.getLocalPort() + ", prot = 1 }",
                            "  public.heartbeat = 5",
                            "  management.port = 70000",
                            "  limits { message-bytes = 4096, threads = many }",
                            "  drain.lame-duck = 29s",
                            "  startup.deadline = 10s",
                            "  log.format = text",
                            "}"));
            Ended ended = CommandProcess.run(directory, Map.of(), "run", "--config", file.toString());
            assertEquals(78, ended.code(), ended.out());
            for (String expected : List.of(
                    "RST-1003 node.conf:5 restante.public.prot (expected: a key of reference.conf; nearest: ",
                    "RST-1004 node.conf:8 restante.limits.threads: many (expected: a whole number",
                    "RST-1005 node.conf:6 restante.public.heartbeat: 5 (expected: a duration with a unit",
                    "RST-1006 node.conf:8 restante.limits.message-bytes: 4096 (expected: a size with a unit",
                    "RST-1007 node.conf:7 restante.management.port: 70000 (expected: 1 - 65535)",
                    "RST-1008 node.conf:3 restante.durability: always (expected: one of fsync | os)",
                    "RST-1020 node.conf:10 restante.startup.deadline: 10s (expected: at least ",
                    "RST-1021 node.conf:9 restante.drain.termination-budget: 30s (expected: at least ",
                    "RST-2001 node.conf:2 policy authentication: ",
                    "RST-2005 node.conf:2 policy origins: ",
                    "RST-2007 node.conf:2 policy log: text",
                    "RST-3001 node.conf:5 restante.public.port: " + taken.getLocalPort() + " (expected: a free port",
                    "RST-3002 node.conf:4 restante.data-directory: " + notADirectory
                            + "/data (expected: a directory")) {
                assertTrue(ended.out().contains(expected), expected + " is not in\n" + ended.out());
            }
            assertEquals(
                    ended.out().lines().filter(line -> line.contains(" RST-")).count() + " problems",
                    told(ended.out()));
        }
    }

    /** How many problems the first error line announces. */
    private static String told(String out) {
        return out.lines()
                .filter(line -> line.contains("failed: INIT"))
                .map(line -> line.replaceAll(".*: (\\d+ problems)$", "$1"))
                .findFirst()
                .orElse("none");
    }

    private static List<String> problems(String part, String out) {
        return out.lines().filter(line -> line.contains(part)).map(line -> line.substring(13)).toList();
    }

    private static Map<String, String> ports() throws Exception {
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            return Map.of(
                    "RESTANTE_PUBLIC_PORT", Integer.toString(one.getLocalPort()),
                    "RESTANTE_MANAGEMENT_PORT", Integer.toString(other.getLocalPort()));
        }
    }
}
