package dev.restante.app.node;

import dev.restante.app.foundation.Foundation;
import dev.restante.app.logging.Logs;
import dev.restante.app.logging.StartupLog;
import dev.restante.app.phases.Phases;
import dev.restante.app.wiring.NodeModules;
import dev.restante.application.startup.Step;
import dev.restante.config.Settings;
import dev.restante.websocket.XnioBeans;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Starts a node as the process that it is: with logs on standard output, and signals. */
public final class NodeStart {
    private NodeStart() {}

    /** Runs to the end of the process's life; answers the exit code. */
    public static int run(Foundation foundation, long began) throws InterruptedException {
        return logged(foundation, Phases::steps, node -> node.run(began));
    }

    /** Starts as far as that can be taken back without anybody noticing, and takes it back; answers the exit code. */
    public static int check(Foundation foundation, long began) throws InterruptedException {
        return logged(foundation, Phases::unseen, node -> node.check(began));
    }

    private interface Course {
        int of(Node node) throws InterruptedException;
    }

    private static int logged(
            Foundation foundation, Function<Phases, List<Step<?>>> steps, Course course) throws InterruptedException {
        Settings.Log log = foundation.reading().candidate().log();
        Logs.configure(log.format(), log.level().name().toLowerCase(Locale.ROOT));
        XnioBeans.leaveOut();
        try {
            Phases phases = Phases.of(foundation, settings -> NodeModules.of(foundation, settings));
            Node node = new Node(foundation, phases, steps, new StartupLog());
            Signals.handle(foundation.requests()::signalled);
            return course.of(node);
        } finally {
            Logs.flush();
        }
    }
}
