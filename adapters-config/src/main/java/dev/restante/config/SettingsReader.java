package dev.restante.config;

import static dev.restante.config.Parsers.count;
import static dev.restante.config.Parsers.duration;
import static dev.restante.config.Parsers.smallSize;
import static dev.restante.config.Parsers.text;
import static dev.restante.config.Parsers.texts;
import static dev.restante.config.Parsers.wholeSeconds;

import com.typesafe.config.ConfigValue;
import dev.restante.domain.environment.Environment;
import dev.restante.domain.environment.Facts.LogFormat;
import dev.restante.domain.environment.Policy;
import dev.restante.domain.environment.PolicyRow;
import dev.restante.domain.network.AddressRange;
import dev.restante.domain.startup.ProblemCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads each key of {@code reference.conf} but the limits into its record. Pure. */
final class SettingsReader {
    private static final Duration NONE = Duration.ZERO;
    private static final Duration BRIEF = Duration.ofMillis(100);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private SettingsReader() {}

    static Settings read(Values values) {
        Environment environment = values.read(
                "restante.environment",
                text(ProblemCode.NOT_ONE_OF, "one of " + Environment.NAMES, Environment::find));
        return new Settings(
                environment,
                values.read("restante.mailbox", SettingsReader::mailbox),
                values.read("restante.durability", oneOf(Settings.Durability.class)),
                values.read("restante.data-directory", text(ProblemCode.MALFORMED, "a path", SettingsReader::path)),
                publicListener(values),
                new Settings.ManagementListener(
                        values.read("restante.management.host", host()),
                        values.read("restante.management.port", count(1, 65_535)),
                        AuthReader.managementKeys(values)),
                LimitsReader.read(values),
                new Settings.Startup(
                        values.read("restante.startup.deadline", duration(SECOND, HOUR)),
                        values.read("restante.startup.step-deadline", duration(BRIEF, HOUR)),
                        values.read("restante.startup.recovery-deadline", duration(BRIEF, HOUR))),
                new Settings.Verification(
                        values.read("restante.verification.deadline", duration(BRIEF, TEN_MINUTES)),
                        values.read("restante.verification.interval", duration(SECOND, HOUR)),
                        values.read("restante.verification.handover", oneOf(Settings.HandOver.class))),
                drain(values),
                AuthReader.read(values),
                Set.copyOf(values.read(
                        "restante.policy.waive",
                        texts(ProblemCode.UNKNOWN_WAIVER, "one of " + PolicyRow.NAMES, PolicyRow::find))),
                new Settings.Log(
                        values.read("restante.log.format", logFormat(environment)),
                        values.read("restante.log.level", oneOf(Settings.Level.class))));
    }

    private static ListenerSettings publicListener(Values values) {
        return new ListenerSettings(
                values.read("restante.public.host", host()),
                values.read("restante.public.port", count(1, 65_535)),
                values.read(
                        "restante.public.origins", texts(ProblemCode.MALFORMED, WebOrigins.RULE, WebOrigins::parse)),
                values.read(
                        "restante.public.tls-terminated-by-proxy",
                        text(ProblemCode.NOT_ONE_OF, "one of true | false", SettingsReader::flag)),
                TlsReader.read(values),
                values.read(
                        "restante.public.trusted-proxies",
                        texts(ProblemCode.MALFORMED, AddressRange.RULE, AddressRange::parse)),
                values.read("restante.public.heartbeat", wholeSeconds(SECOND, TEN_MINUTES)),
                values.read("restante.public.socket-buffer", smallSize(4 << 10, 16 << 20)));
    }

    private static Settings.Drain drain(Values values) {
        return new Settings.Drain(
                values.read("restante.drain.lame-duck", duration(NONE, HOUR)),
                values.read("restante.drain.spread", duration(NONE, HOUR)),
                values.read("restante.drain.close-answer", duration(NONE, Duration.ofMinutes(1))),
                values.read("restante.drain.settle", duration(NONE, TEN_MINUTES)),
                values.read("restante.drain.close-stores", duration(BRIEF, TEN_MINUTES)),
                values.read("restante.drain.reconnect-within", duration(NONE, TEN_MINUTES)),
                values.read("restante.drain.termination-budget", duration(SECOND, HOUR)));
    }

    /** Knows the mailboxes that are still to come, so that naming one is answered better than a typing error. */
    private static Settings.MailboxKind mailbox(ConfigValue value) {
        String text = text(ProblemCode.WRONG_TYPE, "one of rocksdb | memory", Optional::of).apply(value);
        if (text.equals("redis")) {
            throw new Fault(
                    ProblemCode.NOT_YET, value, "one of rocksdb | memory; redis is not part of this build yet");
        }
        return oneOf(Settings.MailboxKind.class).apply(value);
    }

    private static Function<ConfigValue, String> host() {
        return text(ProblemCode.MALFORMED, Hosts.RULE, Hosts::parse);
    }

    private static Function<ConfigValue, LogFormat> logFormat(Environment environment) {
        return text(
                ProblemCode.NOT_ONE_OF,
                "one of by-environment | text | json",
                text -> text.equals("by-environment")
                        ? Optional.of(Policy.logFormat(environment))
                        : find(LogFormat.class, text));
    }

    static <E extends Enum<E>> Function<ConfigValue, E> oneOf(Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" | "));
        return text(ProblemCode.NOT_ONE_OF, "one of " + names, text -> find(type, text));
    }

    private static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
