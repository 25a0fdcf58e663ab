package dev.restante.rocksdb;

import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.message.MessageId;
import java.nio.ByteBuffer;

/** A memo's value in the store; its key holds the sequence. */
final class MemoRecord {
    private MemoRecord() {}

    static void encode(Memo memo, Wire wire) {
        wire.fixed(memo.fingerprint())
                .number(memo.depth())
                .number(memo.heldUntil())
                .number(memo.at())
                .text(memo.id().value())
                .number(memo.takes());
    }

    static Memo decode(long sequence, byte[] record) {
        ByteBuffer from = ByteBuffer.wrap(record);
        long fingerprint = from.getLong();
        int depth = (int) Wire.number(from);
        long heldUntil = Wire.number(from);
        long at = Wire.number(from);
        MessageId id = new MessageId(Wire.text(from));
        return new Memo(id, fingerprint, sequence, depth, heldUntil, at, (int) Wire.number(from));
    }
}
