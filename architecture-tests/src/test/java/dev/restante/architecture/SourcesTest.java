package dev.restante.architecture;

import static java.util.Collections.nCopies;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final Map<String, Function<SourceTree, List<String>>> RULES = new TreeMap<>(Map.of(
            "no file is too long", SourceRules::noFileIsTooLong,
            "most files are short", SourceRules::mostFilesAreShort,
            "every module has one package root", SourceRules::everyModuleHasOnePackageRoot,
            "nothing sleeps", SourceRules::nothingSleeps));

    @TempDir
    Path canary;

    @TestFactory
    Stream<DynamicTest> repository_keepsEveryRule() {
        SourceTree tree = SourceTree.ofThisRepository();
        return RULES.entrySet()
                .stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> assertEquals(List.of(), rule.getValue().apply(tree))));
    }

    @Test
    void module_withSources_isALayer() {
        Set<String> layers = Stream.of(Layer.values()).map(layer -> layer.module).collect(toSet());
        assertEquals(List.of(),
                SourceTree.ofThisRepository().modules().stream().filter(m -> !layers.contains(m)).toList());
    }

    @Test
    void noFileIsTooLong_onOneLineTooMuch_namesTheFile() throws IOException {
        write("ports/src/test/java/dev/restante/ports/Fits.java", nCopies(300, "//"));
        write("ports/src/test/java/dev/restante/ports/Long.java", nCopies(301, "//"));
        assertEquals(
                List.of("ports/src/test/java/dev/restante/ports/Long.java: 301 lines (expected: <= 300)"),
                SourceRules.noFileIsTooLong(new SourceTree(canary)));
    }

    @Test
    void mostFilesAreShort_onLongOnes_tellsBothFigures() throws IOException {
        write("ports/src/main/java/dev/restante/ports/A.java", nCopies(61, "//"));
        write("ports/src/main/java/dev/restante/ports/B.java", nCopies(151, "//"));
        write("ports/src/main/java/dev/restante/ports/C.java", nCopies(1, "//"));
        assertEquals(
                List.of("median: 61 lines (expected: <= 60)", "9 of 10: 151 lines (expected: <= 150)"),
                SourceRules.mostFilesAreShort(new SourceTree(canary)));
    }

    @Test
    void everyModuleHasOnePackageRoot_onForeignPackage_namesTheFile() throws IOException {
        write("ports/src/main/java/dev/restante/ports/Home.java", List.of());
        write("ports/src/main/java/dev/restante/memory/Stray.java", List.of());
        assertEquals(
                List.of("ports/src/main/java/dev/restante/memory/Stray.java (expected: below its module's package root)"),
                SourceRules.everyModuleHasOnePackageRoot(new SourceTree(canary)));
    }

    @Test
    void nothingSleeps_onSleepInTest_namesTheLine() throws IOException {
        write("ports/src/test/java/dev/restante/ports/A.java", List.of("  Thread.sleep(1);", "asleep(1);"));
        assertEquals(
                List.of("ports/src/test/java/dev/restante/ports/A.java: Thread.sleep(1);"),
                SourceRules.nothingSleeps(new SourceTree(canary)));
    }

    private void write(String path, List<String> lines) throws IOException {
        Path file = canary.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
