package dev.restante.app.node;

import dev.restante.app.foundation.Foundation;
import dev.restante.app.logging.Logs;
import dev.restante.app.logging.StartupLog;
import dev.restante.app.wiring.NodeModules;
import dev.restante.config.Settings;
import dev.restante.websocket.XnioBeans;
import java.util.Locale;

/** Starts a node as the process that it is: with logs on standard output, and signals. */
public final class NodeStart {
    private NodeStart() {}

    /** Runs to the end of the process's life; answers the exit code. */
    public static int run(Foundation foundation, long began) throws InterruptedException {
        Settings.Log log = foundation.reading().candidate().log();
        Logs.configure(log.format(), log.level().name().toLowerCase(Locale.ROOT));
        XnioBeans.leaveOut();
        try {
            Node node = new Node(
                    foundation, settings -> NodeModules.of(foundation, settings), new StartupLog());
            Signals.handle(foundation.requests()::signalled);
            return node.run(began);
        } finally {
            Logs.flush();
        }
    }
}
