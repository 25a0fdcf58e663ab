package dev.restante.application.mailbox;

import dev.restante.domain.message.ThreadId;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The loaded threads of a stripe, few whatever happens: beyond so many those used longest ago are dropped. Those that
 * know what no store will tell again, the remembered ids of messages of time to live 0, stay beside them until that has
 * aged; how many they can be is a matter of {@code limits.node-bytes}, into which ids count. Belongs to the stripe's owner.
 */
final class Cells {
    /** A thread that was not used between so many rests is dropped. */
    private static final int IDLE_RESTS = 60;
    /** Of those that stay beside, so many are looked at in a pass. */
    private static final int LOOKED_AT = 4;

    private final Map<ThreadId, Cell> inUse = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<ThreadId, Cell> aside = new LinkedHashMap<>();
    private final int most;
    private int rests;
    private final ReplayWindows windows;

    Cells(int most, ReplayWindows windows) {
        this.most = most;
        this.windows = windows;
    }

    @Nullable
    Cell find(ThreadId thread) {
        Cell found = inUse.get(thread);
        if (found == null && !aside.isEmpty()) {
            found = aside.remove(thread);
            if (found != null) {
                inUse.put(thread, found);
            }
        }
        if (found != null) {
            found.usedIn = rests;
        }
        return found;
    }

    Cell add(ThreadId thread) {
        Cell cell = new Cell(thread);
        cell.usedIn = rests;
        inUse.put(thread, cell);
        return cell;
    }

    void remove(Cell cell) {
        inUse.remove(cell.thread, cell);
    }

    Collection<Cell> all() {
        return Stream.concat(inUse.values().stream(), aside.values().stream()).toList();
    }

    /** {@code tell}: the store is to learn of it first; it goes in a later pass. {@code age}: time is to do its work on it. */
    void unloadIdle(Consumer<Cell> tell, Consumer<Cell> age) {
        Iterator<Cell> eldest = inUse.values().iterator();
        for (int excess = inUse.size() - most; excess > 0 && eldest.hasNext(); excess--) {
            Cell cell = eldest.next();
            if (cell.isIdle() && cell.isUntold()) {
                tell.accept(cell);
            } else if (cell.isIdle()) {
                eldest.remove();
                leave(cell);
            }
        }
        for (int i = Math.min(LOOKED_AT, aside.size()); i > 0; i--) {
            Cell cell = aside.values().iterator().next();
            age.accept(cell);
            aside.remove(cell.thread);
            if (cell.isIdle() && !cell.isUntold()) {
                leave(cell);
            } else {
                inUse.put(cell.thread, cell);
            }
        }
    }

    /** To be called every second or so: what nobody uses is dropped, told first where the store knows less. */
    void rest(Consumer<Cell> tell) {
        rests++;
        Iterator<Cell> eldest = inUse.values().iterator();
        boolean old = true;
        while (old && eldest.hasNext()) {
            Cell cell = eldest.next();
            old = rests - cell.usedIn > IDLE_RESTS;
            if (old && cell.isIdle() && cell.isUntold()) {
                tell.accept(cell);
            } else if (old && cell.isIdle()) {
                eldest.remove();
                leave(cell);
            }
        }
    }

    int size() {
        return inUse.size() + aside.size();
    }

    private void leave(Cell cell) {
        if (cell.isOnlyHere()) {
            aside.put(cell.thread, cell);
        } else {
            windows.unloaded(cell.thread, cell.state());
        }
    }
}
