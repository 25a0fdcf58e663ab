package dev.restante.rocksdb;

import dev.restante.domain.mailbox.Entry;
import dev.restante.domain.mailbox.Header;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Due;
import dev.restante.ports.journal.StoredThread;
import dev.restante.ports.mailbox.Committed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** What is read from a store. Safe for use by many threads at once. */
final class Queries {
    private final Store store;
    private final Life life;
    private final Epoch renewed;

    Queries(Store store, Life life, Epoch renewed) {
        this.store = store;
        this.life = life;
        this.renewed = renewed;
    }

    Optional<StoredThread> load(ThreadId thread) throws RocksDBException {
        byte[] name = Keys.thread(thread);
        byte[] found = store.db.get(store.families.threads(), name);
        if (found == null) {
            return Optional.empty();
        }
        ThreadRecord record = ThreadRecord.decode(found);
        List<Entry> entries = entries(name);
        Header header = record.header();
        boolean torn = record.life() <= life.torn();
        boolean unclean = record.life() <= life.unclean();
        if (unclean) {
            long last = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).sequence();
            header = header.withAllHanded(Math.max(header.last(), last));
        }
        if (torn) {
            header = header.withEpoch(renewed);
        }
        return Optional.of(
                new StoredThread(MailboxState.restore(header, entries, memos(name)), record.due(), torn || unclean));
    }

    private List<Entry> entries(byte[] name) throws RocksDBException {
        List<Entry> entries = new ArrayList<>();
        ByteBuffer front = ByteBuffer.allocateDirect(MessageRecord.FRONT);
        try (RocksIterator at = store.db.newIterator(store.families.messages())) {
            for (at.seek(Keys.numbered(name, 0)); at.isValid() && Keys.isOf(at.key(), name); at.next()) {
                front.clear();
                at.value(front);
                entries.add(MessageRecord.entry(Keys.number(at.key()), front));
            }
            at.status();
        }
        return entries;
    }

    private List<Memo> memos(byte[] name) throws RocksDBException {
        List<Memo> memos = new ArrayList<>();
        try (RocksIterator at = store.db.newIterator(store.families.memos())) {
            for (at.seek(Keys.numbered(name, 0)); at.isValid() && Keys.isOf(at.key(), name); at.next()) {
                memos.add(MemoRecord.decode(Keys.number(at.key()), at.value()));
            }
            at.status();
        }
        return memos;
    }

    List<Committed> read(ThreadId thread, Epoch epoch, long after, long upTo, int maxMessages, int maxBytes)
            throws RocksDBException {
        byte[] name = Keys.thread(thread);
        List<Committed> messages = new ArrayList<>();
        long bytes = 0;
        try (RocksIterator at = store.db.newIterator(store.families.messages())) {
            for (at.seek(Keys.numbered(name, after + 1)); at.isValid() && Keys.isOf(at.key(), name); at.next()) {
                long sequence = Keys.number(at.key());
                if (sequence > upTo || messages.size() >= maxMessages) {
                    break;
                }
                Committed message = MessageRecord.decode(thread, epoch, sequence, at.value());
                bytes += message.body().size();
                if (!messages.isEmpty() && bytes > maxBytes) {
                    break;
                }
                messages.add(message);
            }
            at.status();
        }
        return messages;
    }

    List<Due> due(Optional<Due> after, long until, int max) throws RocksDBException {
        List<Due> found = new ArrayList<>();
        byte[] start = after.map(due -> Keys.due(due.at(), Keys.thread(due.thread()))).orElse(new byte[0]);
        try (RocksIterator at = store.db.newIterator(store.families.dues())) {
            at.seek(start);
            if (at.isValid() && Arrays.equals(at.key(), start)) {
                at.next();
            }
            for (; at.isValid() && found.size() < max && Keys.dueAt(at.key()) <= until; at.next()) {
                found.add(new Due(Keys.dueAt(at.key()), Keys.dueThread(at.key())));
            }
            at.status();
        }
        return found;
    }
}
