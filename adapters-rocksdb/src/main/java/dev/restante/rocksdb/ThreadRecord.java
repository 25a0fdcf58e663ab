package dev.restante.rocksdb;

import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.mailbox.GapReason;
import dev.restante.domain.mailbox.Header;
import dev.restante.domain.message.Epoch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A thread's value in the store.
 *
 * @param life the life of the store in which it was written
 */
record ThreadRecord(Header header, long due, long life) {
    private static final GapReason[] REASONS = GapReason.values();

    void encode(Wire wire) {
        wire.number(life).number(due).text(header.epoch().value());
        wire.number(header.last()).number(header.cursor()).number(header.floor()).number(header.touched());
        wire.number(header.missing().size());
        for (Gap gap : header.missing()) {
            wire.number(gap.from()).number(gap.to()).number(gap.reason().code());
        }
        list(wire, header.handed());
        list(wire, header.acknowledged());
    }

    static ThreadRecord decode(byte[] record) {
        ByteBuffer from = ByteBuffer.wrap(record);
        long life = Wire.number(from);
        long due = Wire.number(from);
        Epoch epoch = new Epoch(Wire.text(from));
        long last = Wire.number(from);
        long cursor = Wire.number(from);
        long floor = Wire.number(from);
        long touched = Wire.number(from);
        List<Gap> missing = new ArrayList<>();
        for (long n = Wire.number(from); n > 0; n--) {
            missing.add(new Gap(Wire.number(from), Wire.number(from), REASONS[(int) Wire.number(from)]));
        }
        return new ThreadRecord(
                new Header(epoch, last, cursor, floor, touched, missing, list(from), list(from)), due, life);
    }

    private static void list(Wire wire, List<Long> numbers) {
        wire.number(numbers.size());
        numbers.forEach(wire::number);
    }

    private static List<Long> list(ByteBuffer from) {
        int size = (int) Wire.number(from);
        List<Long> numbers = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            numbers.add(Wire.number(from));
        }
        return numbers;
    }
}
