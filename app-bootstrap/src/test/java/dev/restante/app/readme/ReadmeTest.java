package dev.restante.app.readme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README says of the code is so. */
class ReadmeTest {
    private static final Path README = Path.of("../README.md");
    private static final Path EXAMPLE =
            Path.of("src/test/java/dev/restante/app/readme/EmbeddingExample.java");

    @Test
    void embeddingExample_holdsWhatItSends() {
        assertTrue(EmbeddingExample.run().startsWith("held until "), EmbeddingExample.run());
    }

    @Test
    void embeddingExample_standsInTheReadmeAsItCompiles() throws IOException {
        String code = Files.readString(EXAMPLE).split("// README\n", -1)[1];
        assertTrue(
                flat(Files.readString(README)).contains(flat(code)),
                () -> "README.md lacks the example as it is:\n" + code);
    }

    private static String flat(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
