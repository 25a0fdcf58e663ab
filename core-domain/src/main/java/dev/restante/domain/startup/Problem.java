package dev.restante.domain.startup;

import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that is wrong before a start, told like {@code RST-1007 application.conf:12 restante.public.port: 70000
 * (expected: 1 - 65535)}. Immutable. Never carries a secret: whoever makes one shows {@code ***} instead.
 *
 * @param code its stable code
 * @param origin where it comes from: {@code file:line}, {@code environment variable X}, {@code system property x}
 * @param key what it is about
 * @param value the offending value; empty if there is none
 * @param expected the rule that does not hold
 * @param remedy what to do; may be empty
 */
public record Problem(ProblemCode code, String origin, String key, String value, String expected, String remedy) {
    /** By code, then key, then origin, then value: the order in which problems are told. */
    public static final Comparator<Problem> ORDER = Comparator.comparing(Problem::code)
            .thenComparing(Problem::key)
            .thenComparing(Problem::origin)
            .thenComparing(Problem::value);

    /** Characters of an origin, a key or a value that are told. */
    private static final int SHOWN = 200;

    public Problem {
        Objects.requireNonNull(code, "code");
        origin = shown(origin);
        key = shown(key);
        value = shown(value);
        expected = Failure.oneLine(expected);
        remedy = Failure.oneLine(remedy);
        if (key.isEmpty() || expected.isEmpty()) {
            throw new IllegalArgumentException(
                    "problem: key '" + key + "', expected '" + expected + "' (expected: both present)");
        }
    }

    private static String shown(String text) {
        String line = Failure.oneLine(text);
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** The one line that stands in the log and the report, without the remedy. */
    public String describe() {
        StringBuilder line = new StringBuilder(code.text()).append(' ');
        if (!origin.isEmpty()) {
            line.append(origin).append(' ');
        }
        line.append(key);
        if (!value.isEmpty()) {
            line.append(": ").append(value);
        }
        return line.append(" (expected: ").append(expected).append(')').toString();
    }

    /** The remedy if there is one, after {@link #describe()}. */
    public String describeWithRemedy() {
        return remedy.isEmpty() ? describe() : describe() + "; " + remedy;
    }
}
