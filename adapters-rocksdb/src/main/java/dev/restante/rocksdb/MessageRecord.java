package dev.restante.rocksdb;

import dev.restante.domain.mailbox.Entry;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.mailbox.Committed;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A message's value in the store. What the rules need stands in front, so that the rest need not be read for it. */
final class MessageRecord {
    /** The front of any record fits into this. */
    static final int FRONT = 64;

    private static final Urgency[] URGENCIES = Urgency.values();

    private MessageRecord() {}

    static void encode(Committed message, Wire wire) {
        wire.number(message.body().size());
        wire.number(message.expiresAt());
        wire.number(message.urgency().code() * 2L + (message.body().content() == Body.Content.TEXT ? 1 : 0));
        wire.text(message.topic().map(Topic::value).orElse(""));
        wire.number(message.expiresAt() - message.at());
        wire.text(message.id().value());
        wire.raw(message.body().bytes());
    }

    /** {@code front}: the first {@value #FRONT} bytes of a record, or all of a shorter one. */
    static Entry entry(long sequence, ByteBuffer front) {
        int size = (int) Wire.number(front);
        long expiresAt = Wire.number(front);
        Urgency urgency = URGENCIES[(int) Wire.number(front) / 2];
        return new Entry(sequence, size, expiresAt, urgency, Wire.text(front));
    }

    static Committed decode(ThreadId thread, Epoch epoch, long sequence, byte[] record) {
        ByteBuffer from = ByteBuffer.wrap(record);
        int size = (int) Wire.number(from);
        long expiresAt = Wire.number(from);
        int kind = (int) Wire.number(from);
        String topic = Wire.text(from);
        long at = expiresAt - Wire.number(from);
        MessageId id = new MessageId(Wire.text(from));
        byte[] body = new byte[size];
        from.get(body);
        return new Committed(
                thread,
                epoch,
                sequence,
                id,
                at,
                expiresAt,
                URGENCIES[kind / 2],
                topic.isEmpty() ? Optional.empty() : Optional.of(new Topic(topic)),
                Body.stored(kind % 2 == 0 ? Body.Content.JSON : Body.Content.TEXT, body));
    }
}
