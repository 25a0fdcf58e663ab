package dev.restante.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file: problems or settings, never an exception. A failing seed is named and repeats exactly. */
class BrokenFilesTest {
    private static final String NOISE = "{}[]=:,.\"'$#\\\n\t+-0123456789eE\u0000\u00e9restante";

    @Test
    void referenceWithRandomDamage_neverThrows(@TempDir Path directory) throws IOException {
        String reference;
        try (InputStream stream = Layers.class.getResourceAsStream("/reference.conf")) {
            assertTrue(stream != null);
            reference = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        int told = 0;
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(reference);
            for (int damage = random.nextInt(6); damage >= 0; damage--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(20));
                int from = random.nextInt(NOISE.length());
                text.replace(at, end, NOISE.substring(from, Math.min(NOISE.length(), from + random.nextInt(4))));
            }
            Path file = Files.writeString(directory.resolve("broken.conf"), text.toString());
            Reading reading = assertDoesNotThrow(
                    () -> SettingsLoader.load(new Sources(Optional.of(file), Map.of(), Map.of(), Loading.HEAP)),
                    "seed " + seed);
            told += reading.problems().isEmpty() ? 0 : 1;
        }
        assertTrue(told > 100, "only " + told + " of 400 damaged files were found faulty");
    }
}
