package dev.restante.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads what must not be an argument. */
final class SecretFile {
    private static final int MOST_BYTES = 64 << 10;
    private static final String STANDARD_INPUT = "-";

    private SecretFile() {}

    /** As {@link #bytes}, read as UTF-8. */
    static String text(CommandSpec spec, String option, Path file) {
        return new String(bytes(spec, option, file), StandardCharsets.UTF_8);
    }

    /** The content without the line end that an editor or a shell puts behind it; {@code -} is standard input. */
    static byte[] bytes(CommandSpec spec, String option, Path file) {
        byte[] bytes = read(spec, option, file);
        if (bytes.length > MOST_BYTES) {
            throw new ParameterException(
                    spec.commandLine(), option + ": " + file + " (expected: at most " + MOST_BYTES + " bytes)");
        }
        int end = bytes.length;
        end -= end > 0 && bytes[end - 1] == '\n' ? 1 : 0;
        end -= end < bytes.length && end > 0 && bytes[end - 1] == '\r' ? 1 : 0;
        return Arrays.copyOf(bytes, end);
    }

    private static byte[] read(CommandSpec spec, String option, Path file) {
        try (InputStream in = file.toString().equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES + 1);
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), option + ": " + file + " (expected: a file that can be read)", unreadable);
        }
    }
}
