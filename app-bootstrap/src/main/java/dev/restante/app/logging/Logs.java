package dev.restante.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.restante.domain.environment.Facts.LogFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** Sets logback up without a file: lines go to standard output, as text or as JSON, one event a line. */
public final class Logs extends ContextAwareBase implements Configurator {
    /** They tell every start their version, and little else of use below a warning. */
    private static final List<String> TALKATIVE = List.of("io.undertow", "org.xnio", "org.jboss");

    private static volatile LogLimit limit = new LogLimit((kind, lines) -> {});

    /** Called by logback's service loader. */
    public Logs() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        apply(context, LogFormat.TEXT, Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** From now on lines have this form, and none is less severe than {@code level} (error, warn, info, debug). */
    public static void configure(LogFormat format, String level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        apply(context, format, Level.toLevel(level.toUpperCase(Locale.ROOT)));
    }

    /** Writes what is still to be written. */
    public static void flush() {
        limit.end();
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    private static void limited(String kind, long lines) {
        LoggerFactory.getLogger("restante.log")
                .atWarn()
                .addKeyValue("event", "log.limited")
                .addKeyValue("kind", kind)
                .addKeyValue("lines", lines)
                .log("… {} more lines '{}' in a minute, left out", String.format(Locale.ROOT, "%,d", lines), kind);
    }

    private static void apply(LoggerContext context, LogFormat format, Level level) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setEncoder(encoder(context, format));
        limit = new LogLimit(Logs::limited);
        limit.start();
        console.addFilter(limit);
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(console);
        TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogFormat format) {
        return switch (format) {
            case TEXT -> {
                TextLines lines = new TextLines();
                lines.setContext(context);
                lines.start();
                LayoutWrappingEncoder<ILoggingEvent> text = new LayoutWrappingEncoder<>();
                text.setContext(context);
                text.setCharset(StandardCharsets.UTF_8);
                text.setLayout(lines);
                text.start();
                yield text;
            }
            case JSON -> {
                JsonEncoder json = new JsonEncoder();
                json.setContext(context);
                json.setWithFormattedMessage(true);
                json.setWithMessage(false);
                json.setWithArguments(false);
                json.setWithContext(false);
                json.setWithSequenceNumber(false);
                json.setWithNanoseconds(false);
                json.setWithMDC(false);
                json.start();
                yield json;
            }
        };
    }
}
