package dev.restante.domain.mailbox;

import dev.restante.domain.message.MessageId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The memos of a thread, oldest first. Immutable; its index, shared by successors, serves the newest of them, and an older
 * one searches its line instead. Belongs to one owner at a time.
 */
final class Remembered {
    private static final class Index {
        private final Map<MessageId, Memo> byId = new HashMap<>();
        private Line<Memo> of = Line.empty();
    }

    private final Line<Memo> memos;
    private final Index index;

    private Remembered(Line<Memo> memos, Index index) {
        this.memos = memos;
        this.index = index;
    }

    static Remembered nothing() {
        return new Remembered(Line.empty(), new Index());
    }

    int size() {
        return memos.size();
    }

    Memo oldest() {
        return memos.get(0);
    }

    Memo get(int at) {
        return memos.get(at);
    }

    Optional<Memo> find(MessageId id) {
        if (index.of == memos) {
            return Optional.ofNullable(index.byId.get(id));
        }
        for (int i = memos.size() - 1; i >= 0; i--) {
            if (memos.get(i).id().equals(id)) {
                return Optional.of(memos.get(i));
            }
        }
        return Optional.empty();
    }

    /** With one more; whoever adds makes sure that its id is not remembered yet. */
    Remembered plus(Memo memo) {
        Line<Memo> next = memos.plus(memo);
        Index current = owned();
        current.byId.put(memo.id(), memo);
        current.of = next;
        return new Remembered(next, current);
    }

    Remembered withoutOldest() {
        return without(oldest(), memos.withoutFirst(1));
    }

    Remembered without(MessageId id) {
        Optional<Memo> found = find(id);
        return found.isEmpty() ? this : without(found.get(), memos.without(m -> m.id().equals(id)));
    }

    /** With other memos of the same ids in place of some. */
    Remembered with(Map<MessageId, Memo> others) {
        Remembered result = nothing();
        for (int i = 0; i < memos.size(); i++) {
            Memo memo = memos.get(i);
            result = result.plus(others.getOrDefault(memo.id(), memo));
        }
        return result;
    }

    private Remembered without(Memo memo, Line<Memo> next) {
        Index current = owned();
        current.byId.remove(memo.id());
        current.of = next;
        return new Remembered(next, current);
    }

    private Index owned() {
        if (index.of == memos) {
            return index;
        }
        Index own = new Index();
        for (int i = 0; i < memos.size(); i++) {
            own.byId.put(memos.get(i).id(), memos.get(i));
        }
        return own;
    }
}
