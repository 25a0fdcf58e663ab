package dev.restante.config;

import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.time.Duration;
import java.util.Arrays;

/** What must hold between settings. A rule is silent while one of its values is faulty by itself. Pure. */
final class CrossRules {
    private static final int HEAP_PERCENT = 60;
    /** What cutting connections may take that did not close in their window. */
    private static final Duration CUTTING = Duration.ofSeconds(1);

    private static final String LIMITS = "restante.limits.";
    private static final String DRAIN = "restante.drain.";

    private final Values values;
    private final Findings findings;

    private CrossRules(Values values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    static void check(Settings settings, Values values, Findings findings, long maxHeap) {
        CrossRules rules = new CrossRules(values, findings);
        rules.sizes(settings);
        rules.times(settings);
        rules.counts(settings);
        rules.windows(settings.drain());
        rules.heap(settings, maxHeap);
        TlsReader.check(values, findings);
        AccessRules.check(settings, rules);
    }

    private void sizes(Settings settings) {
        Limits limits = settings.limits();
        long frame = limits.messageBytes() + 1024L;
        check(
                limits.frameBytes() >= frame,
                ProblemCode.SIZES_DO_NOT_FIT,
                "at least " + Units.text(frame) + ": message-bytes and 1 KiB",
                LIMITS + "frame-bytes",
                LIMITS + "message-bytes");
        int bytesPerSecond = limits.traffic().bytesPerSecond();
        check(
                bytesPerSecond == 0 || bytesPerSecond >= limits.frameBytes(),
                ProblemCode.SIZES_DO_NOT_FIT,
                "0 B, or at least frame-bytes, " + Units.text(limits.frameBytes()),
                LIMITS + "bytes-per-second",
                LIMITS + "frame-bytes");
        long replay = (long) limits.sendWindow() + settings.publicListener().socketBuffer();
        check(
                limits.replayBytes() >= replay,
                ProblemCode.SIZES_DO_NOT_FIT,
                "at least " + Units.text(replay) + ": send-window and restante.public.socket-buffer",
                LIMITS + "replay-bytes",
                LIMITS + "send-window",
                "restante.public.socket-buffer");
        check(
                limits.mailboxBytes() >= limits.messageBytes(),
                ProblemCode.SIZES_DO_NOT_FIT,
                "at least message-bytes, " + Units.text(limits.messageBytes()),
                LIMITS + "mailbox-bytes",
                LIMITS + "message-bytes");
        long node = limits.mailboxBytes() + limits.probeReserve();
        check(
                limits.nodeBytes() >= node,
                ProblemCode.SIZES_DO_NOT_FIT,
                "at least " + Units.text(node) + ": mailbox-bytes and probe-reserve",
                LIMITS + "node-bytes",
                LIMITS + "mailbox-bytes",
                LIMITS + "probe-reserve");
    }

    private void times(Settings settings) {
        Limits limits = settings.limits();
        check(
                limits.ttlMax().compareTo(limits.ttlDefault()) >= 0,
                ProblemCode.TIMES_DO_NOT_FIT,
                "at least ttl-default, " + Units.text(limits.ttlDefault()),
                LIMITS + "ttl-max",
                LIMITS + "ttl-default");
        check(
                limits.threadIdle().compareTo(limits.ttlMax()) > 0,
                ProblemCode.TIMES_DO_NOT_FIT,
                "more than ttl-max, " + Units.text(limits.ttlMax()),
                LIMITS + "thread-idle",
                LIMITS + "ttl-max");
        check(
                settings.verification().interval().compareTo(settings.verification().deadline()) > 0,
                ProblemCode.TIMES_DO_NOT_FIT,
                "more than verification.deadline, "
                        + Units.text(settings.verification().deadline()),
                "restante.verification.interval",
                "restante.verification.deadline");
    }

    private void counts(Settings settings) {
        check(
                settings.limits().threadsPerReader() <= settings.limits().threads(),
                ProblemCode.COUNTS_DO_NOT_FIT,
                "at most threads, " + settings.limits().threads(),
                LIMITS + "threads-per-reader",
                LIMITS + "threads");
        check(
                settings.publicListener().port() != settings.management().port(),
                ProblemCode.SAME_ADDRESS,
                "another port than restante.public.port",
                "restante.management.port",
                "restante.public.port");
    }

    private void windows(Settings.Drain drain) {
        Duration together = CUTTING.plus(drain.lameDuck())
                .plus(drain.spread())
                .plus(drain.closeAnswer())
                .plus(drain.settle())
                .plus(drain.closeStores());
        check(
                drain.terminationBudget().compareTo(together) >= 0,
                ProblemCode.WINDOWS_DO_NOT_FIT,
                "at least " + Units.text(together)
                        + ": lame-duck, spread, close-answer, settle, close-stores and a second for"
                        + " cutting what is left",
                DRAIN + "termination-budget",
                DRAIN + "lame-duck",
                DRAIN + "spread",
                DRAIN + "close-answer",
                DRAIN + "settle",
                DRAIN + "close-stores");
    }

    private void heap(Settings settings, long maxHeap) {
        long most = maxHeap / 100 * HEAP_PERCENT;
        boolean fits = settings.mailbox() != Settings.MailboxKind.MEMORY
                || settings.limits().nodeBytes() <= most;
        check(
                fits,
                ProblemCode.HEAP_TOO_SMALL,
                "with mailbox = memory at most " + HEAP_PERCENT + " % of the heap's "
                        + Units.text(maxHeap / (1 << 20) * (1 << 20)),
                LIMITS + "node-bytes",
                "restante.mailbox");
    }

    /**
     * The first key is the one that is told; the others only need to be sound. The origin is that of the first of them
     * that the operator has set: there the contradiction came from.
     */
    void check(boolean holds, ProblemCode code, String expected, String... keys) {
        if (holds || !findings.sound(keys)) {
            return;
        }
        String origin = Arrays.stream(keys)
                .filter(values::isSet)
                .findFirst()
                .map(values::origin)
                .orElseGet(() -> values.origin(keys[0]));
        findings.add(new Problem(code, origin, keys[0], values.written(keys[0]), expected, ""));
    }
}
