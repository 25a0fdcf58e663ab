package dev.restante.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.Durability;
import dev.restante.ports.journal.JournalUnusable;
import dev.restante.ports.mailbox.MailboxUnavailable;
import dev.restante.domain.testing.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that something has spoilt: everything is there, or somebody is told. */
final class DamageTest {
    private static final int MESSAGES = 90;

    private enum Damage {
        FLIP,
        ZERO_SECTOR,
        CUT,
        REMOVE
    }

    private enum Told {
        REFUSED,
        UNREADABLE,
        ALL_THERE
    }

    @TempDir
    private Path base;

    @Test
    void anyDamageToAnyFile_isToldOrHarmless_neverFewerMessages() throws Exception {
        Path inOrder = base.resolve("in-order");
        Map<String, String> expected = write(inOrder);
        Path killed = base.resolve("killed");
        try (Shelf last = Shelf.open(inOrder, Durability.FSYNC, "m", "life4")) {
            last.put(MESSAGES, MESSAGES + 30);
            expected = last.all();
            Shelf.copy(inOrder, killed);
        }
        Map<String, String> all = expected;
        Map<Told, Integer> counts = new EnumMap<>(Told.class);
        Seeds.check(40, (random, seed) -> {
            Path store = Shelf.copy(random.nextBoolean() ? inOrder : killed, base.resolve("damaged-" + seed));
            String what = damage(store, random);
            try {
                counts.merge(told(store, all), 1, Integer::sum);
            } catch (AssertionError e) {
                throw new AssertionError(what, e);
            }
        });
        if (System.getProperty("seed") == null) {
            assertTrue(counts.keySet().containsAll(Set.of(Told.REFUSED, Told.ALL_THERE)), counts::toString);
        }
    }

    /** Three lives, so that there are tables beside the log. */
    private static Map<String, String> write(Path store) {
        Map<String, String> all = Map.of();
        for (int life = 1; life <= 3; life++) {
            try (Shelf shelf = Shelf.open(store, Durability.FSYNC, "m", "life" + life)) {
                shelf.put((life - 1) * MESSAGES / 3, life * MESSAGES / 3);
                all = shelf.all();
            }
        }
        assertEquals(MESSAGES, all.size());
        return all;
    }

    private static Told told(Path store, Map<String, String> expected) {
        try (Shelf shelf = Shelf.open(store, Durability.FSYNC, "m", "later")) {
            Map<String, String> found = shelf.all();
            assertEquals(expected, found);
            return Told.ALL_THERE;
        } catch (JournalUnusable refused) {
            assertTrue(String.valueOf(refused.getMessage()).contains(store.toString()), refused::toString);
            assertTrue(refused.remedy().length() > 10, refused::remedy);
            return Told.REFUSED;
        } catch (MailboxUnavailable unreadable) {
            return Told.UNREADABLE;
        }
    }

    private static String damage(Path store, RandomGenerator random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(store)) {
            files = all.filter(file -> file.toFile().length() > 0).sorted().toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        int at = random.nextInt(bytes.length);
        Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
        switch (damage) {
            case FLIP -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
            }
            case ZERO_SECTOR -> {
                int from = at / 512 * 512;
                Arrays.fill(bytes, from, Math.min(bytes.length, from + 512), (byte) 0);
                Files.write(file, bytes);
            }
            case CUT -> Files.write(file, Arrays.copyOf(bytes, at));
            case REMOVE -> Files.delete(file);
        }
        return damage + " at " + at + " of " + bytes.length + " in " + file.getFileName();
    }
}
