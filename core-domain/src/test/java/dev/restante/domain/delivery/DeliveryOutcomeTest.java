package dev.restante.domain.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeliveryOutcomeTest {
    private static final MessageId ID = new MessageId("id");
    private static final MessageId SENT = new MessageId("sent");

    private static Appended appended(int takenBy) {
        return new Appended(ID, new Position(new Epoch("e"), 3), 2, Instant.EPOCH, Durability.FSYNC, takenBy);
    }

    private static DeliveryOutcome of(AppendResult result) {
        return DeliveryOutcome.of(SENT, result);
    }

    @Test
    void held_andTakenByNobody_isQueued() {
        assertEquals(new Queued(appended(0), false), of(new AppendResult.Held(appended(0))));
        assertEquals(ID, new Queued(appended(0), false).id());
    }

    @Test
    void held_andTaken_isDelivered() {
        assertEquals(
                new Delivered(ID, Optional.of(appended(2)), 2, false), of(new AppendResult.Held(appended(2))));
    }

    @Test
    void repeated_isTheOriginalOutcome_asADuplicate() {
        assertEquals(new Queued(appended(0), true), of(new AppendResult.Repeated(appended(0))));
        assertEquals(
                new Delivered(ID, Optional.of(appended(1)), 1, true), of(new AppendResult.Repeated(appended(1))));
    }

    @Test
    void passed_andTaken_isDelivered_withoutAPosition() {
        assertEquals(new Delivered(ID, Optional.empty(), 3, false), of(new AppendResult.Passed(ID, 3, false)));
        assertEquals(new Delivered(ID, Optional.empty(), 3, true), of(new AppendResult.Passed(ID, 3, true)));
    }

    @Test
    void passed_andTakenByNobody_isRejected() {
        Rejected rejected = assertInstanceOf(Rejected.class, of(new AppendResult.Passed(ID, 0, false)));
        assertEquals(Reason.NO_RECIPIENT, rejected.reason());
        assertEquals(Optional.of(ID), rejected.id());
        assertEquals(true, rejected.settled());
    }

    @Test
    void refused_isRejected_withAllThatWasSaid() {
        Optional<Duration> wait = Optional.of(Duration.ofSeconds(5));
        for (Reason reason : Reason.values()) {
            for (boolean settled : new boolean[] {true, false}) {
                assertEquals(
                        new Rejected(Optional.of(SENT), reason, "why", wait, settled),
                        of(new AppendResult.Refused(reason, "why", wait, settled)));
            }
        }
        assertEquals(true, new AppendResult.Refused(Reason.INVALID, "why").settled());
    }

    @Test
    void rejected_isBuiltStepByStep() {
        assertEquals(
                new Rejected(Optional.of(ID), Reason.RATE_LIMITED, "why", Optional.of(Duration.ofSeconds(1)), true),
                Rejected.because(Reason.RATE_LIMITED, "why").about(ID).retryAfter(Duration.ofSeconds(1)));
    }

    @Test
    void delivered_hasARecipient_andAppendedAPlace() {
        assertThrows(IllegalArgumentException.class, () -> new Delivered(ID, Optional.empty(), 0, false));
        Position none = new Position(new Epoch("e"), 0);
        Position first = new Position(new Epoch("e"), 1);
        for (Runnable making : new Runnable[] {
            () -> appended(none, 1, 0), () -> appended(first, 0, 0), () -> appended(first, 1, -1)
        }) {
            assertThrows(IllegalArgumentException.class, making::run);
        }
    }

    private static void appended(Position position, int depth, int takenBy) {
        assertEquals(depth, new Appended(ID, position, depth, Instant.EPOCH, Durability.OS, takenBy).depth());
    }
}
