package dev.restante.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.startup.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} and the codes say the same. */
class ProblemsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "problems.md");

    @Test
    void everyCode_isDocumentedWithItsTitleAndARemedyAndNoOther() throws IOException {
        String text = Files.readString(DOCUMENT);
        List<String> headings =
                text.lines().filter(line -> line.startsWith("### ")).toList();
        assertEquals(
                Arrays.stream(ProblemCode.values())
                        .map(code -> "### " + code.text() + " " + code.title())
                        .toList(),
                headings);
        for (String section : text.split("\n### ", -1)) {
            if (section.startsWith("RST-")) {
                assertTrue(section.contains("**Remedy:** "), section);
            }
        }
    }

    @Test
    void numbers_areUnique() {
        long different =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::text).distinct().count();
        assertEquals(ProblemCode.values().length, different);
    }
}
