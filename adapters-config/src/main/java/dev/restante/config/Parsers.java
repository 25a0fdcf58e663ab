package dev.restante.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import dev.restante.domain.startup.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a value must be: its type, its unit and its range, both ends included. Each throws {@link Fault}. Pure. */
final class Parsers {
    private static final Pattern BARE = Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final String SIZE = "a size with a unit, like 64 KiB";
    private static final String DURATION = "a duration with a unit, like 30s or 5m";

    private Parsers() {}

    static Function<ConfigValue, Integer> count(int least, int most) {
        String rule = least + " - " + most;
        return value -> {
            String text = scalar(value, "a whole number, " + rule);
            if (!WHOLE.matcher(text).matches()) {
                throw new Fault(ProblemCode.WRONG_TYPE, value, "a whole number, " + rule);
            }
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new Fault(ProblemCode.OUT_OF_RANGE, value, rule);
            }
            return (int) number;
        };
    }

    /** In bytes. */
    static Function<ConfigValue, Long> size(long least, long most) {
        return value -> {
            if (BARE.matcher(scalar(value, SIZE)).matches()) {
                throw new Fault(ProblemCode.BARE_SIZE, value, SIZE);
            }
            long size = parsed(value, SIZE, config -> config.getBytes("v"));
            if (size < least || size > most) {
                throw new Fault(ProblemCode.OUT_OF_RANGE, value, Units.text(least) + " - " + Units.text(most));
            }
            return size;
        };
    }

    /** In bytes; {@code most} is at most {@link Integer#MAX_VALUE}. */
    static Function<ConfigValue, Integer> smallSize(long least, long most) {
        return size(least, most).andThen(Math::toIntExact);
    }

    static Function<ConfigValue, Duration> duration(Duration least, Duration most) {
        return value -> {
            if (BARE.matcher(scalar(value, DURATION)).matches()) {
                throw new Fault(ProblemCode.BARE_DURATION, value, DURATION);
            }
            Duration duration = parsed(value, DURATION, config -> config.getDuration("v"));
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new Fault(ProblemCode.OUT_OF_RANGE, value, Units.text(least) + " - " + Units.text(most));
            }
            return duration;
        };
    }

    static Function<ConfigValue, Duration> wholeSeconds(Duration least, Duration most) {
        return value -> {
            Duration duration = duration(least, most).apply(value);
            if (!duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
                throw new Fault(ProblemCode.OUT_OF_RANGE, value, "whole seconds");
            }
            return duration;
        };
    }

    static <T> Function<ConfigValue, T> text(ProblemCode code, String rule, Function<String, Optional<T>> parser) {
        return value -> parser.apply(scalar(value, rule)).orElseThrow(() -> new Fault(code, value, rule));
    }

    static <T> Function<ConfigValue, List<T>> texts(
            ProblemCode code, String rule, Function<String, Optional<T>> parser) {
        return value -> {
            if (!(value instanceof ConfigList list)) {
                throw new Fault(ProblemCode.WRONG_TYPE, value, "a list; each " + rule);
            }
            return list.stream().map(text(code, rule, parser)).toList();
        };
    }

    private static String scalar(ConfigValue value, String rule) {
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> String.valueOf(value.unwrapped()).strip();
            case OBJECT, LIST, NULL -> throw new Fault(ProblemCode.WRONG_TYPE, value, rule);
        };
    }

    private static <T> T parsed(ConfigValue value, String rule, Function<Config, T> parser) {
        try {
            return parser.apply(ConfigFactory.empty().withValue("v", value));
        } catch (ConfigException | ArithmeticException | NumberFormatException unreadable) {
            throw new Fault(ProblemCode.MALFORMED, value, rule);
        }
    }
}
