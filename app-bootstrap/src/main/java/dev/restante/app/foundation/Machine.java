package dev.restante.app.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of the machine. */
public final class Machine {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private Machine() {}

    /**
     * Names this run of the operating system: what was handed to it before another run may be lost. Where nothing tells,
     * every start counts as another run, which costs readers a reset and loses nothing.
     */
    public static String run() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException absent) {
            return Randomness.life();
        }
    }
}
