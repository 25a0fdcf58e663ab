package dev.restante.ports.testing;

import dev.restante.domain.testing.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Feeds a parser with the entries of a corpus, and with mutants of them. A corpus is a resource with an entry a line, in
 * UTF-8; {@code %0a} stands for that byte. What was found once belongs into it. {@code -Dseeds=N} tries more mutants than
 * usual, {@code -Dseed=N} one.
 */
public final class Fuzz {
    /** Throws where something is wrong. */
    @FunctionalInterface
    public interface Target {
        /** {@code random} for what the target itself decides at random. */
        void take(byte[] input, RandomGenerator random) throws Exception;
    }

    private static final int LONGEST = 1 << 16;
    private static final int[] BYTES = {
        0, 1, 9, 10, 13, 0x1f, ' ', '"', '%', '\'', ',', '.', '/', '0', '9', ':', ';', '=', '[', '\\', ']', '{', '}',
        0x7e,
        0x7f, 0x80, 0x81, 0x88, 0x89, 0x9f, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xfe, 0xff
    };
    /** Bytes that a parser may allocate: so many, and so many for each byte of its input. */
    private static final long ALLOWANCE = 16 << 20;

    private static final long ALLOWANCE_A_BYTE = 4_000;

    private Fuzz() {}

    /** {@code corpus}: a resource beside the class {@code owner}. */
    public static void check(Class<?> owner, String corpus, int seeds, Target target) {
        List<byte[]> entries = entries(owner, corpus);
        Seeds.check(1, (random, seed) -> {
            for (byte[] entry : entries) {
                run(target, entry, random);
            }
        });
        Seeds.check(seeds, (random, seed) -> run(target, mutant(random, entries), random));
    }

    private static void run(Target target, byte[] input, RandomGenerator random) {
        long before = allocated();
        try {
            target.take(input, random);
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("input " + shown(input), e);
        }
        long taken = allocated() - before;
        if (taken > ALLOWANCE + ALLOWANCE_A_BYTE * input.length) {
            throw new AssertionError("input " + shown(input) + " takes " + taken + " bytes");
        }
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }

    private static byte[] mutant(RandomGenerator random, List<byte[]> entries) {
        byte[] bytes = one(random, entries);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int end = Math.min(bytes.length, at + (random.nextInt(4) == 0 ? random.nextInt(64) : random.nextInt(3)));
            byte[] other = one(random, entries);
            int from = random.nextInt(other.length + 1);
            int to = random.nextInt(from, other.length + 1);
            bytes = switch (random.nextInt(7)) {
                case 0 -> replaced(bytes, at, at, (byte) random.nextInt(256));
                case 1 -> replaced(bytes, at, at, (byte) BYTES[random.nextInt(BYTES.length)]);
                case 2 ->
                    replaced(bytes, at, Math.min(bytes.length, at + 1), (byte) BYTES[random.nextInt(BYTES.length)]);
                case 3 -> replaced(bytes, at, end);
                case 4 -> replaced(bytes, at, at, java.util.Arrays.copyOfRange(bytes, at, end));
                case 5 -> replaced(bytes, at, end, java.util.Arrays.copyOfRange(other, from, to));
                default -> repeated(random, bytes, at, end);
            };
        }
        return bytes;
    }

    private static byte[] repeated(RandomGenerator random, byte[] bytes, int at, int end) {
        byte[] part = java.util.Arrays.copyOfRange(bytes, at, end);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 1 << random.nextInt(11); i > 0 && bytes.length + many.size() < LONGEST; i--) {
            many.writeBytes(part);
        }
        return replaced(bytes, at, at, many.toByteArray());
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte... by) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(bytes, 0, from);
        result.writeBytes(by);
        result.write(bytes, to, bytes.length - to);
        return result.toByteArray();
    }

    private static byte[] one(RandomGenerator random, List<byte[]> entries) {
        return entries.get(random.nextInt(entries.size()));
    }

    private static List<byte[]> entries(Class<?> owner, String corpus) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(corpus), corpus)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(Fuzz::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] entry(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] written = line.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < written.length; i++) {
            boolean escape = written[i] == '%';
            bytes.write(escape ? HexFormat.fromHexDigits(line(written, i + 1)) : written[i]);
            i += escape ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    private static String line(byte[] written, int at) {
        return new String(written, at, 2, StandardCharsets.US_ASCII);
    }

    /** As a corpus has it. */
    private static String shown(byte[] input) {
        StringBuilder text = new StringBuilder();
        for (byte b : java.util.Arrays.copyOf(input, Math.min(input.length, 2_000))) {
            boolean plain = b >= ' ' && b < 0x7f && b != '%';
            text.append(plain ? String.valueOf((char) b) : String.format("%%%02x", b & 0xff));
        }
        return text + (input.length > 2_000 ? "… " + input.length + " bytes" : "");
    }
}
