package dev.restante.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    private final Path directory;

    NativeLibraryTest(@TempDir Path parent) {
        directory = parent.resolve("made on demand");
    }

    @Test
    void unpacked_canBeLoadedAndIsAlone() throws Exception {
        Path library = NativeLibrary.unpackInto(directory);
        System.load(library.toAbsolutePath().toString());
        assertEquals(List.of(library), files());
    }

    @Test
    void soundOne_isLeftAlone() throws Exception {
        Path library = NativeLibrary.unpackInto(directory);
        Files.setLastModifiedTime(library, LONG_AGO);
        NativeLibrary.unpackInto(directory);
        assertEquals(LONG_AGO, Files.getLastModifiedTime(library));
    }

    @Test
    void otherBytesOfTheSameLength_areReplaced() throws Exception {
        Path library = NativeLibrary.unpackInto(directory);
        byte[] sound = Files.readAllBytes(library);
        byte[] damaged = sound.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(library, damaged);
        NativeLibrary.unpackInto(directory);
        assertTrue(Arrays.equals(sound, Files.readAllBytes(library)));
    }

    @Test
    void manyAtOnce_leaveOneWholeFile() throws Exception {
        List<Future<Path>> unpacked = new ArrayList<>();
        try (ExecutorService starters = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                unpacked.add(starters.submit(() -> NativeLibrary.unpackInto(directory)));
            }
        }
        for (Future<Path> each : unpacked) {
            assertEquals(files(), List.of(each.get()));
        }
        FileTime made = Files.getLastModifiedTime(files().get(0));
        NativeLibrary.unpackInto(directory);
        assertEquals(made, Files.getLastModifiedTime(files().get(0)), "it was whole");
    }

    @Test
    void placeThatIsAFile_isTold() throws Exception {
        Files.createFile(directory);
        assertThrows(IOException.class, () -> NativeLibrary.unpackInto(directory));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
