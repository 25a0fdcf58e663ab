package dev.restante.domain.verification;

import dev.restante.domain.delivery.Delivered;
import dev.restante.domain.delivery.Queued;
import dev.restante.domain.delivery.Rejected;
import java.time.Duration;

/** The rule that decides a verification of acceptance. Pure; the same in every environment. */
public final class AcceptanceRule {
    private AcceptanceRule() {}

    /** Whether it makes sense to read the probe back after this answer. */
    public static boolean worthReading(SendAnswer send) {
        return send instanceof SendAnswer.Answered answered && !(answered.outcome() instanceof Rejected);
    }

    /** {@code Queued} or {@code Delivered}, and the very probe found on reading back, passes; everything else fails. */
    public static Finding judge(Probe probe, SendAnswer send, ReadBack readBack) {
        return switch (send) {
            case SendAnswer.Threw threw -> new Finding.Failed(Fault.THROWS, "send: " + threw.what());
            case SendAnswer.Silent silent -> new Finding.Failed(Fault.HANGS, "send: " + noAnswer(silent.within()));
            case SendAnswer.Answered answered ->
                switch (answered.outcome()) {
                    // A send whose fate is unknown: the mailbox threw, and the messaging port has answered for it.
                    case Rejected rejected when !rejected.settled() ->
                        new Finding.Failed(Fault.THROWS, "send: " + rejected.reason() + ", " + rejected.detail());
                    case Rejected rejected ->
                        new Finding.Failed(Fault.REFUSES, "send: " + rejected.reason() + ", " + rejected.detail());
                    case Queued queued -> judge(probe, readBack, "queued");
                    case Delivered delivered -> judge(probe, readBack, "delivered");
                };
        };
    }

    private static Finding judge(Probe probe, ReadBack readBack, String outcome) {
        return switch (readBack) {
            case ReadBack.Threw threw -> new Finding.Failed(Fault.THROWS, "read back: " + threw.what());
            case ReadBack.Silent silent -> new Finding.Failed(Fault.HANGS, "read back: " + noAnswer(silent.within()));
            case ReadBack.NotFound absent -> pretends(outcome, "holds nothing");
            case ReadBack.NotTried untried -> pretends(outcome, "was not asked");
            case ReadBack.Found found when !found.id().equals(probe.id()) -> pretends(outcome, "holds another message");
            case ReadBack.Found found when !found.body().equals(probe.body()) ->
                pretends(outcome, "holds another body");
            case ReadBack.Found found -> new Finding.Passed(outcome + ", read back");
        };
    }

    private static Finding pretends(String outcome, String instead) {
        return new Finding.Failed(Fault.PRETENDS, "answered " + outcome + ", but " + instead);
    }

    private static String noAnswer(Duration within) {
        return "no answer within " + within.toMillis() + " ms";
    }
}
