package dev.restante.app.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.testing.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at any moment, again and again, on the real process: every send that was told as accepted was received, is
 * held, or went by a rule. {@code -Dcrash.rounds=N} sets how often, for each durability.
 */
class CrashRoundsTest {
    @TempDir
    Path directory;

    @Test
    void killedAnyTime_withFsync_nothingToldAsHeldIsLostDoubledOrOutOfOrder() {
        rounds(Integer.getInteger("crash.rounds", 5), "fsync", "reject");
    }

    @Test
    void killedAnyTime_withOs_nothingToldAsHeldIsLostDoubledOrOutOfOrder() {
        rounds(Integer.getInteger("crash.rounds", 2), "os", "evict");
    }

    private void rounds(int count, String durability, String overflow) {
        Seeds.check(1, (random, seed) -> {
            Rounds rounds = new Rounds(
                    Files.createTempDirectory(directory, durability), durability, overflow, random);
            for (int round = 1; round <= count; round++) {
                rounds.round();
            }
            Counts counts = rounds.account();
            System.out.println(durability + ", " + count + " rounds: " + counts + ", " + rounds.repeated()
                    + " sends repeated");
            assertTrue(counts.accepted() > 0 && counts.received() > 0 && counts.held() > 0, counts::toString);
        });
    }
}
