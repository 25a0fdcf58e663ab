package dev.restante.domain.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.testing.Seeds;
import dev.restante.domain.message.MessageId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The immutable collections against those of the platform, and old versions of them that were branched from. */
final class CollectionsProperties {
    private static final int SEEDS = 1_500;

    private record Version<C, M>(C actual, M model) {}

    private static List<Integer> content(Line<Integer> line) {
        return IntStream.range(0, line.size()).mapToObj(line::get).toList();
    }

    @Test
    void line_isAListWhateverIsBranchedFromIt() {
        Seeds.check(SEEDS, (random, seed) -> {
            List<Version<Line<Integer>, List<Integer>>> versions = new ArrayList<>();
            versions.add(new Version<>(Line.empty(), List.of()));
            for (int i = 0; i < 60; i++) {
                Version<Line<Integer>, List<Integer>> from = pick(random, versions);
                List<Integer> model = new ArrayList<>(from.model);
                Line<Integer> line = from.actual;
                int roll = random.nextInt(10);
                if (roll < 6) {
                    line = line.plus(i);
                    model.add(i);
                } else if (roll < 9 || model.isEmpty()) {
                    int count = random.nextInt(model.size() + 1);
                    line = line.withoutFirst(count);
                    model.subList(0, count).clear();
                } else {
                    int divisor = 2 + random.nextInt(3);
                    line = line.without(n -> n % divisor == 0);
                    model.removeIf(n -> n % divisor == 0);
                }
                versions.add(new Version<>(line, model));
            }
            versions.forEach(version -> assertEquals(version.model, content(version.actual)));
        });
    }

    @Test
    void line_knowsItsBounds() {
        Line<Integer> line = Line.<Integer>empty().plus(1).plus(2).withoutFirst(1);
        assertThrows(IndexOutOfBoundsException.class, () -> line.get(1));
        assertThrows(IndexOutOfBoundsException.class, () -> line.get(-1));
    }

    private static <C, M> Version<C, M> pick(RandomGenerator random, List<Version<C, M>> versions) {
        return versions.get(random.nextInt(3) > 0 ? versions.size() - 1 : random.nextInt(versions.size()));
    }

    @Test
    void handed_isASetOfSequences() {
        Seeds.check(SEEDS, (random, seed) -> {
            Handed handed = Handed.NONE;
            TreeSet<Long> model = new TreeSet<>();
            for (int i = 0; i < 30; i++) {
                long from = 1 + random.nextLong(40);
                long to = from + random.nextLong(5);
                handed = handed.plus(from, to);
                for (long s = from; s <= to; s++) {
                    model.add(s);
                }
                if (random.nextInt(8) == 0) {
                    handed = Handed.of(handed.bounds());
                }
                for (long s = 0; s < 50; s++) {
                    assertEquals(model.contains(s), handed.contains(s));
                }
                assertEquals((long) model.last(), handed.highest());
                inOrderAndApart(handed.bounds());
            }
        });
    }

    private static void inOrderAndApart(List<Long> bounds) {
        for (int i = 0; i + 1 < bounds.size(); i++) {
            long least = i % 2 == 0 ? bounds.get(i) : bounds.get(i) + 2;
            assertTrue(bounds.get(i + 1) >= least, bounds::toString);
        }
    }

    @Test
    void handed_aboveAFloor_isTheSameThere() {
        Seeds.check(SEEDS, (random, seed) -> {
            Handed handed = Handed.NONE;
            for (int i = random.nextInt(8); i > 0; i--) {
                long from = 1 + random.nextLong(40);
                handed = handed.plus(from, from + random.nextLong(3));
            }
            if (handed.highest() > 0) {
                long floor = random.nextLong(handed.highest() + 1);
                Handed above = handed.above(floor);
                for (long s = floor + 1; s < 50; s++) {
                    assertEquals(handed.contains(s), above.contains(s));
                }
                assertEquals(handed.highest(), above.highest());
                inOrderAndApart(above.bounds());
            }
        });
    }

    @Test
    void missing_isAMapFromSequenceToReason() {
        GapReason[] reasons = {GapReason.EXPIRED, GapReason.EVICTED, GapReason.REPLACED, GapReason.PURGED};
        Seeds.check(SEEDS, (random, seed) -> {
            Missing missing = Missing.NONE;
            GapReason[] model = new GapReason[50];
            Arrays.fill(model, GapReason.NOT_RETAINED);
            for (int i = 0; i < 25; i++) {
                int at = 1 + random.nextInt(45);
                int to = at + random.nextInt(3);
                boolean free = IntStream.rangeClosed(at, to).allMatch(s -> model[s] == GapReason.NOT_RETAINED);
                if (free) {
                    GapReason reason = reasons[random.nextInt(reasons.length)];
                    Arrays.fill(model, at, to + 1, reason);
                    missing = missing.plus(at, to, reason);
                }
                assertEquals(ranges(model, 0), missing.gaps());
            }
            int floor = random.nextInt(50);
            List<Gap> above = missing.above(floor).gaps();
            assertEquals(
                    ranges(model, floor).stream().map(Gap::to).toList(),
                    above.stream().map(Gap::to).toList());
            assertTrue(above.stream().allMatch(gap -> gap.from() > floor));
        });
    }

    private static List<Gap> ranges(GapReason[] model, int floor) {
        List<Gap> ranges = new ArrayList<>();
        for (int s = floor + 1; s < model.length; s++) {
            if (model[s] != GapReason.NOT_RETAINED) {
                int from = s;
                GapReason reason = model[s];
                while (s + 1 < model.length && model[s + 1] != GapReason.NOT_RETAINED) {
                    s++;
                    reason = reason.and(model[s]);
                }
                ranges.add(new Gap(from, s, reason));
            }
        }
        return ranges;
    }

    @Test
    void remembered_isAMapInOrder_whateverIsBranchedFromIt() {
        Seeds.check(SEEDS, (random, seed) -> {
            List<Version<Remembered, List<Memo>>> versions = new ArrayList<>();
            versions.add(new Version<>(Remembered.nothing(), List.of()));
            for (int i = 0; i < 40; i++) {
                Version<Remembered, List<Memo>> from = pick(random, versions);
                List<Memo> model = new ArrayList<>(from.model);
                Remembered remembered = from.actual;
                MessageId id = new MessageId("id-" + random.nextInt(12));
                Optional<Memo> known = model.stream().filter(m -> m.id().equals(id)).findFirst();
                assertEquals(known, remembered.find(id));
                if (known.isEmpty() && random.nextInt(3) > 0) {
                    Memo memo = new Memo(id, i, i, 1, 1, i);
                    model.add(memo);
                    remembered = remembered.plus(memo);
                } else if (random.nextBoolean() && !model.isEmpty()) {
                    assertEquals(model.remove(0), remembered.oldest());
                    remembered = remembered.withoutOldest();
                } else {
                    model.removeIf(m -> m.id().equals(id));
                    remembered = remembered.without(id);
                }
                versions.add(new Version<>(remembered, model));
            }
            for (Version<Remembered, List<Memo>> version : versions) {
                Remembered actual = version.actual;
                assertEquals(version.model, IntStream.range(0, actual.size()).mapToObj(actual::get).toList());
                for (Memo memo : version.model) {
                    assertEquals(Optional.of(memo), actual.find(memo.id()));
                }
            }
        });
    }

    /** Each message is kept at least its age, and not much longer, in few marks. */
    @Test
    void ackTimes_areFew_andNeverTooEarly() {
        Seeds.check(SEEDS, (random, seed) -> {
            long age = 160 + random.nextLong(10_000);
            AckTimes times = AckTimes.NONE;
            List<long[]> acknowledged = new ArrayList<>();
            long now = 0;
            long gone = 0;
            for (int i = 1; i <= 300; i++) {
                now += random.nextLong(age / 8);
                times = times.plus(i, now, age);
                acknowledged.add(new long[] {i, now});
                while (!times.isEmpty() && now >= times.oldestTime() + age) {
                    gone = times.oldestSequence();
                    times = times.withoutOldest();
                }
                for (long[] one : acknowledged) {
                    assertTrue(one[0] > gone || now >= one[1] + age, "too early");
                    assertTrue(one[0] <= gone || now <= one[1] + age + age / 16, "too late");
                }
                assertTrue(times.pairs().size() / 2 <= 40, "few");
                assertEquals(times.pairs(), AckTimes.of(times.pairs()).pairs());
            }
        });
    }
}
