package dev.restante.websocket.channel;

import io.undertow.server.ServerConnection;
import java.io.IOException;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/** A connection that is one's own; {@code owner} is Undertow's view of it, which tells its end. */
public record WholeConnection(ServerConnection owner, StreamConnection connection) implements Carrier {
    @Override
    public XnioIoThread thread() {
        return connection.getIoThread();
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void onEnd(Runnable listener) {
        owner.addCloseListener(closed -> listener.run());
    }

    @Override
    public void close() {
        IoUtils.safeClose(connection);
    }

    @Override
    public void abort() {
        try {
            connection.setOption(Options.CLOSE_ABORT, true);
        } catch (IOException | RuntimeException e) {
            // Closed already.
        }
        close();
    }
}
