package dev.restante.config;

import dev.restante.domain.environment.Environment;
import dev.restante.domain.environment.Facts.LogFormat;
import dev.restante.domain.environment.PolicyRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a node runs with; {@code reference.conf} documents each key. Immutable. Its values are checked where they are
 * read, one by one and against each other, by {@link SettingsLoader}.
 *
 * @param publicListener group {@code public}
 * @param waived the rows of {@code policy.waive}
 */
public record Settings(
        Environment environment,
        MailboxKind mailbox,
        Durability durability,
        Path dataDirectory,
        ListenerSettings publicListener,
        ManagementListener management,
        Limits limits,
        Startup startup,
        Verification verification,
        Drain drain,
        AuthSettings auth,
        Set<PolicyRow> waived,
        Log log) {

    public Settings {
        waived = Set.copyOf(waived);
    }

    /** What holds accepted messages. */
    public enum MailboxKind {
        /** A store on disk, embedded in this process. */
        ROCKSDB,
        /** This process's memory. */
        MEMORY
    }

    /** How durably a durable mailbox holds a message before it answers. */
    public enum Durability {
        FSYNC,
        OS
    }

    /**
     * Group {@code restante.management}.
     *
     * @param port 0, any free one, is for tests and embedding: no file can ask for it
     * @param keyHashes of the keys that it takes; none where it asks for no key
     */
    public record ManagementListener(String host, int port, List<String> keyHashes) {
        public ManagementListener {
            keyHashes = List.copyOf(keyHashes);
        }

        /** Shows no hash. */
        @Override
        public String toString() {
            return "ManagementListener[" + host + ":" + port + "]";
        }
    }

    /** Group {@code restante.startup}. */
    public record Startup(Duration deadline, Duration stepDeadline, Duration recoveryDeadline) {}

    /** Group {@code restante.verification}. */
    public record Verification(Duration deadline, Duration interval, HandOver handOver) {}

    /** What a failed verification of hand-over means. */
    public enum HandOver {
        /** The node does not start, or is not ready. */
        REQUIRED,
        /** It is told as degraded. */
        OPTIONAL
    }

    /** Group {@code restante.drain}. */
    public record Drain(
            Duration lameDuck,
            Duration spread,
            Duration closeAnswer,
            Duration settle,
            Duration closeStores,
            Duration reconnectWithin,
            Duration terminationBudget) {}

    /** Group {@code restante.log}; the format is the environment's where the settings name none. */
    public record Log(LogFormat format, Level level) {}

    /** The least severe lines to write. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }
}
