package dev.restante.application.verification;

import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Repeats the verifications while the node runs; says when the next round is due. While something fails it is looked at
 * more often: the second failure in a row is known before two intervals have passed, and so is the end of it. For one
 * thread, but for {@link #get}.
 */
public final class VerificationRounds implements Supplier<List<String>> {
    private static final int SOONER = 3;

    private final Verification acceptance;
    private final Verification handOver;
    private final HandOverNeed need;
    private final Duration interval;
    private final Consumer<Finding> judged;
    private final Consumer<Throwable> faults;
    private volatile Optional<Finding.Failed> degraded = Optional.empty();

    /** What a failed hand-over means. */
    public enum HandOverNeed {
        /** The node is not ready. */
        REQUIRED,
        /** It is told as degraded. */
        OPTIONAL
    }

    /**
     * @param interval between the beginnings of two rounds, as long as all is well
     * @param judged is told of each round what it found
     * @param faults is told of what a verification threw
     */
    public VerificationRounds(
            Verification acceptance,
            Verification handOver,
            HandOverNeed need,
            Duration interval,
            Consumer<Finding> judged,
            Consumer<Throwable> faults) {
        this.acceptance = acceptance;
        this.handOver = handOver;
        this.need = need;
        this.interval = interval;
        this.judged = judged;
        this.faults = faults;
    }

    /** One round; answers after what time the next one should begin, counted from the end of this one. */
    public Duration round() throws InterruptedException {
        Finding finding = find();
        judged.accept(finding);
        return finding instanceof Finding.Failed ? interval.dividedBy(SOONER) : interval;
    }

    private Finding find() throws InterruptedException {
        try {
            Finding finding = acceptance.verify();
            return finding instanceof Finding.Passed ? afterHandOver(finding) : finding;
        } catch (RuntimeException | Error fault) { // or there would be no further round, and readiness would be a lie
            faults.accept(fault);
            return new Finding.Failed(Fault.THROWS, "a fault inside the gateway, told in its log");
        }
    }

    private Finding afterHandOver(Finding accepted) throws InterruptedException {
        Finding finding = handOver.verify();
        if (need == HandOverNeed.REQUIRED) {
            return finding;
        }
        degraded = finding instanceof Finding.Failed lost ? Optional.of(lost) : Optional.empty();
        return accepted;
    }

    /** What works only in part. */
    @Override
    public List<String> get() {
        return degraded.map(Finding.Failed::describe).stream().toList();
    }
}
