package dev.restante.domain.verification;

import java.util.Optional;

/** The rule that decides a verification of hand-over. Pure; the same in every environment. */
public final class HandOverRule {
    private HandOverRule() {}

    /** The very probe that was sent came and was acknowledged: {@link #emptied} has the last word. Empty if so. */
    public static Optional<Finding.Failed> judge(Probe probe, SendAnswer send, Receipt receipt) {
        if (!AcceptanceRule.worthReading(send)
                && AcceptanceRule.judge(probe, send, new ReadBack.NotTried()) instanceof Finding.Failed refused) {
            return Optional.of(refused); // not the hand-over's fault
        }
        return switch (receipt) {
            case Receipt.Acknowledged it when !it.id().equals(probe.id()) ->
                failed(Fault.PRETENDS, "another message came");
            case Receipt.Acknowledged it when !it.body().equals(probe.body()) ->
                failed(Fault.PRETENDS, "the probe came with another body");
            case Receipt.Acknowledged it -> Optional.empty();
            case Receipt.Refused refused -> failed(Fault.REFUSES, refused.what());
            case Receipt.Broke broke -> failed(Fault.THROWS, broke.what());
            case Receipt.Silent silent ->
                failed(Fault.HANGS, silent.awaited() + ": nothing within " + silent.within().toMillis() + " ms");
            case Receipt.NotTried untried -> failed(Fault.PRETENDS, "nobody came for the probe");
        };
    }

    /** An acknowledgement that changes nothing is none: nothing may be held any more. */
    public static Finding emptied(int held) {
        return held == 0
                ? new Finding.Passed("received, acknowledged, empty")
                : new Finding.Failed(
                        Subject.HAND_OVER, Fault.PRETENDS,
                        "acknowledged, but " + held + " held (expected: none)");
    }

    private static Optional<Finding.Failed> failed(Fault fault, String detail) {
        return Optional.of(new Finding.Failed(Subject.HAND_OVER, fault, detail));
    }
}
