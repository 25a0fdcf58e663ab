package dev.restante.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What only the sources tell. Each rule answers with the places that break it. */
final class SourceRules {
    static final int MEDIAN_LINES = 60;
    static final int NINE_OF_TEN_LINES = 150;
    static final int MOST_LINES = 300;

    static List<String> noFileIsTooLong(SourceTree tree) {
        return tree.all()
                .stream()
                .filter(file -> file.size() > MOST_LINES)
                .map(file -> file.path() + ": " + file.size() + " lines (expected: <= " + MOST_LINES + ")")
                .toList();
    }

    static List<String> mostFilesAreShort(SourceTree tree) {
        List<Integer> sizes = tree.main().stream().map(SourceFile::size).sorted().toList();
        List<String> broken = new ArrayList<>();
        check("median", sizes.get(sizes.size() / 2), MEDIAN_LINES, broken);
        check("9 of 10", sizes.get(sizes.size() * 9 / 10), NINE_OF_TEN_LINES, broken);
        return broken;
    }

    /** From a package one knows the module, and the other way round. */
    static List<String> everyModuleHasOnePackageRoot(SourceTree tree) {
        return tree.main()
                .stream()
                .map(SourceFile::path)
                .filter(path -> !path.endsWith("/module-info.java"))
                .filter(path -> Stream.of(Layer.values())
                        .noneMatch(layer -> path.startsWith(
                                layer.module + "/src/main/java/" + layer.root.replace('.', '/') + "/")))
                .map(path -> path + " (expected: below its module's package root)")
                .toList();
    }

    /** Time is stepped. A sleep is a guess at how slow the machine is. */
    static List<String> nothingSleeps(SourceTree tree) {
        return tree.all()
                .stream()
                .filter(file -> !file.path().startsWith("architecture-tests/"))
                .flatMap(file -> file.lines()
                        .stream()
                        .filter(line -> line.matches(".*\\b(Thread|TimeUnit\\.[A-Z]+)\\.sleep\\(.*"))
                        .map(line -> file.path() + ": " + line.strip()))
                .toList();
    }

    private static void check(String what, int lines, int most, List<String> broken) {
        if (lines > most) {
            broken.add(what + ": " + lines + " lines (expected: <= " + most + ")");
        }
    }

    private SourceRules() {}
}
