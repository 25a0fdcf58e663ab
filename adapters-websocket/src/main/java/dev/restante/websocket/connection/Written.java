package dev.restante.websocket.connection;

import dev.restante.domain.message.ThreadId;
import dev.restante.websocket.channel.Burst;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was written on one I/O thread in one burst, by thread. A thread has one cursor: the furthest of its readers' positions is
 * acknowledged for all of them, once. Belongs to the I/O thread.
 */
final class Written {
    private static final ThreadLocal<Written> HERE = ThreadLocal.withInitial(Written::new);

    private final Map<ThreadId, Reader> byThread = new LinkedHashMap<>();
    private final Runnable acknowledge = this::acknowledge;

    private Written() {}

    /** The reader has something written that is to be acknowledged. */
    static void by(Reader reader) {
        Written here = HERE.get();
        if (here.byThread.isEmpty() && !Burst.atEnd(here.acknowledge)) {
            reader.acknowledgeWritten();
        } else {
            here.byThread.merge(reader.thread(), reader, Reader::further);
        }
    }

    private void acknowledge() {
        try {
            byThread.values().forEach(Reader::acknowledgeWritten);
        } finally {
            byThread.clear();
        }
    }
}
