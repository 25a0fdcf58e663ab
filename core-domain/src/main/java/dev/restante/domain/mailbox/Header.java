package dev.restante.domain.mailbox;

import dev.restante.domain.message.Epoch;
import java.util.List;

/**
 * What a store keeps of a thread beside its messages and memos.
 *
 * @param last sequence given last; a store may know less where it holds newer messages
 * @param cursor everything up to here is acknowledged
 * @param floor everything up to here is gone, and was acknowledged before
 * @param touched when something was last sent, acknowledged or purged; milliseconds of the epoch
 * @param missing ranges above the floor that were taken out, in order
 * @param handed what was handed to some reader: from, to, from, to, in order
 * @param acknowledged up to which sequence was acknowledged when: sequence, time, sequence, time, in order
 */
public record Header(
        Epoch epoch,
        long last,
        long cursor,
        long floor,
        long touched,
        List<Gap> missing,
        List<Long> handed,
        List<Long> acknowledged) {
    public Header {
        missing = List.copyOf(missing);
        handed = List.copyOf(handed);
        acknowledged = List.copyOf(acknowledged);
    }

    /** The same log in a new life, because it may have lost its tail. */
    public Header withEpoch(Epoch other) {
        return new Header(other, last, cursor, floor, touched, missing, handed, acknowledged);
    }

    /** Every message counts as handed over: after an unclean stop nobody knows better. */
    public Header withAllHanded(long upTo) {
        return new Header(epoch, last, cursor, floor, touched, missing, upTo < 1 ? List.of() : List.of(1L, upTo),
                acknowledged);
    }
}
