package dev.restante.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.serving.ServingState;
import dev.restante.domain.startup.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where no store can be: told before anything opens, even to root. */
@Timeout(60)
class DataDirectoryTest {
    @TempDir
    Path base;

    @Test
    void fileInItsPlace_isRefusedWithTheWholePath() throws Exception {
        Path file = Files.writeString(base.resolve("afile"), "");
        refused(file.toString(), file, "found: " + file + " is no directory");
        refused(file + "/below/it", file.resolve("below/it"), "found: " + file + " is no directory");
    }

    @Test
    void relativePath_isToldAsAWholeOne() {
        Path whole = Path.of("pom.xml").toAbsolutePath();
        refused("pom.xml", whole, "found: " + whole + " is no directory");
    }

    @Test
    void linkToNowhere_isRefused() throws Exception {
        Path link = Files.createSymbolicLink(base.resolve("link"), base.resolve("nowhere"));
        refused(link.toString(), link, "found: " + link + " is no directory");
    }

    /** File systems of the kernel's, where they are: they refuse root too. */
    @Test
    void fileSystemThatTakesNothing_isRefused() {
        for (Path taken : Stream.of("/proc", "/sys").map(Path::of).filter(Files::isDirectory).toList()) {
            refused(taken.toString(), taken, "found: nothing can be made in " + taken + ": ");
            refused(taken + "/store", taken.resolve("store"), "found: nothing can be made in " + taken + ": ");
        }
    }

    @Test
    void directoryThatDoesNotExist_isMade_andNothingElseIsLeft() throws Exception {
        Path directory = base.resolve("new/deep");
        try (StartedNode node = StartedNode.with(settings(directory.toString()))) {
            assertEquals(ServingState.READY, node.decided());
        }
        try (Stream<Path> left = Files.list(base)) {
            assertEquals(List.of(base.resolve("new")), left.toList());
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertTrue(left.noneMatch(file -> file.getFileName().toString().startsWith(".restante")));
        }
    }

    private static Map<String, String> settings(String directory) {
        return Map.of("RESTANTE_MAILBOX", "rocksdb", "RESTANTE_DATA_DIRECTORY", directory, "RESTANTE_DRAIN_LAME_DUCK",
                "0s");
    }

    private static void refused(String setting, Path told, String found) {
        try (StartedNode node = StartedNode.with(settings(setting))) {
            assertEquals(78, node.exitCode());
            Problem problem = node.report().problems().get(0);
            String expected = "RST-3002 environment variable RESTANTE_DATA_DIRECTORY restante.data-directory: " + told
                    + " (expected: a directory in which this user may read and make files, or one that can be made; "
                    + found;
            assertTrue(problem.describe().startsWith(expected), problem.describe() + " / " + expected);
            assertTrue(problem.remedy().startsWith("name another directory"), problem.remedy());
        }
    }
}
