package dev.restante.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher makes an archive, when it uses one, and that it starts without one. */
@Timeout(60)
class ArchiveTest {
    private static final String AOT = "app-25.0.3+9-LTS.aot";

    private final Installation installation;

    ArchiveTest(@TempDir Path directory) throws Exception {
        installation = Installation.in(directory, "25.0.3");
    }

    @Test
    void prepare_makesOneThatRunUses() throws Exception {
        installation.run(0, "prepare");
        assertEquals(2, installation.calls().size(), "notes, then the archive");
        installation.run(0, "run");
        assertTrue(archiveOptions().contains("-XX:AOTCache=" + installation.archive(AOT)), archiveOptions()::toString);
        assertEquals(3, installation.calls().size());
        assertEquals(List.of(), leftOver());
    }

    @Test
    void jdkBefore25_getsOneOfTheOlderKind() throws Exception {
        installation.isOf("21.0.7");
        installation.run(0, "prepare");
        assertEquals(1, installation.calls().size());
        installation.run(0, "run");
        Path archive = installation.archive("app-21.0.7+9-LTS.jsa");
        assertEquals(List.of("-XX:SharedArchiveFile=" + archive), archiveOptions());
        assertFalse(installation.latest().contains("-XX:+UseCompactObjectHeaders"));
    }

    @Test
    void prepareAgain_doesNothing() throws Exception {
        installation.run(0, "prepare");
        installation.run(0, "prepare");
        assertEquals(2, installation.calls().size());
    }

    @Test
    void twoAtOnce_learnOnce() throws Exception {
        Process one = installation.start("prepare");
        Process other = installation.start("prepare");
        Installation.output(0, one);
        Installation.output(0, other);
        assertEquals(2, installation.calls().size());
        assertEquals(List.of(), leftOver());
    }

    @Test
    void runWithoutOne_startsAtOnceAndLearnsInTheBackground() throws Exception {
        installation.holdBackground();
        installation.run(0, "run");
        assertEquals(List.of(), archiveOptions());
        assertEquals(1, installation.calls().size());
        installation.releaseBackground();
        installation.awaitBackground();
        assertEquals(3, installation.calls().size());
        assertTrue(Files.exists(installation.archive(AOT)));
    }

    @Test
    void otherJars_makeItAnewOne() throws Exception {
        installation.run(0, "prepare");
        Files.setLastModifiedTime(installation.archive(AOT), FileTime.from(Instant.ofEpochSecond(1_000_000_001)));
        Files.setLastModifiedTime(installation.root.resolve("lib"),
                FileTime.from(Instant.ofEpochSecond(1_000_000_002)));
        installation.run(0, "version");
        assertEquals(List.of(), archiveOptions());
        installation.run(0, "prepare");
        installation.run(0, "version");
        assertEquals(List.of("-XX:AOTCache=" + installation.archive(AOT)), archiveOptions());
    }

    @Test
    void otherJdk_hasItsOwn() throws Exception {
        installation.run(0, "prepare");
        installation.isOf("26");
        installation.run(0, "prepare");
        installation.run(0, "run");
        assertEquals(List.of("-XX:AOTCache=" + installation.archive("app-26+9-LTS.aot")), archiveOptions());
    }

    @Test
    void trainingThatFails_isToldByPrepareAndNotTriedAgain() throws Exception {
        installation.breakJdk();
        String output = installation.run(70, "prepare");
        assertTrue(output.contains("no archive could be made, starts will be slower; see "), output);
        Files.delete(installation.jdk.resolve("broken"));
        installation.run(0, "run");
        assertEquals(List.of(), archiveOptions());
        assertEquals(2, installation.calls().size(), "one attempt, one run");
    }

    @Test
    void placeThatCannotBeWritten_isGoneWithout() throws Exception {
        Files.createFile(installation.root.resolve(".restante"));
        installation.run(0, "run");
        installation.awaitBackground();
        assertEquals(List.of(), archiveOptions());
        assertEquals(1, installation.calls().size());
    }

    @Test
    void archiveOfNoBytes_isNeverPutInPlace() throws Exception {
        Path java = installation.jdk.resolve("bin/java");
        Files.writeString(java, Files.readString(java).replace("echo archive", ":"));
        installation.run(70, "prepare");
        assertFalse(Files.exists(installation.archive(AOT)));
    }

    private List<String> archiveOptions() throws Exception {
        return installation.latest()
                .stream()
                .filter(option -> option.startsWith("-XX:AOTCache=") || option.startsWith("-XX:SharedArchiveFile="))
                .toList();
    }

    /** What a training leaves behind besides the archive and its log. */
    private List<String> leftOver() throws Exception {
        try (var files = Files.list(installation.root.resolve(".restante"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(AOT) && !name.equals("training.log"))
                    .toList();
        }
    }
}
