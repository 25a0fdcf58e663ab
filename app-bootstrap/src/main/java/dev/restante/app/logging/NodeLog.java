package dev.restante.app.logging;

import dev.restante.application.serving.DepartureAccount;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.Transition;
import dev.restante.domain.startup.StartupReport;
import dev.restante.domain.verification.Finding;
import java.net.InetSocketAddress;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what becomes of a running node into the log. */
public final class NodeLog {
    private static final Logger LOG = LoggerFactory.getLogger("restante");

    private NodeLog() {}

    /** {@code environment}: its name, or that it is not known: then the report bears the one that stands in for it. */
    public static void beginning(StartupReport report, String environment) {
        LOG.atInfo().addKeyValue("event", "start.begun").log("{}, environment {}", report.build(), environment);
        for (String warning : report.warnings()) {
            LOG.atWarn().addKeyValue("event", "warning").log("{}", warning);
        }
    }

    public static void ready(
            StartupReport report, String scheme, InetSocketAddress listener, InetSocketAddress management,
            long millis) {
        LOG.atInfo()
                .addKeyValue("event", "ready")
                .addKeyValue("millis", millis)
                .addKeyValue("report", report.fingerprint())
                .log(
                        "READY in {} ms: {}://{} (management http://{}), report {}",
                        millis,
                        scheme,
                        text(listener),
                        text(management),
                        report.fingerprint());
    }

    /** A start that was tried, and taken back. */
    public static void checked(List<String> notUndone, long millis) {
        notUndone(notUndone);
        LOG.atInfo()
                .addKeyValue("event", "checked")
                .addKeyValue("millis", millis)
                .log("checked in {} ms: settings, policy, preconditions and acceptance hold; the public listener was not opened",
                        millis);
    }

    private static void notUndone(List<String> notUndone) {
        for (String what : notUndone) {
            LOG.atWarn().addKeyValue("event", "left.not-undone").log("not undone: {}", what);
        }
    }

    /** A line that can be pasted into a shell. */
    public static void invitation(String scheme, InetSocketAddress listener) {
        LOG.atInfo()
                .addKeyValue("event", "invitation")
                .log(
                        "try: curl -i -H 'Content-Type: application/json' -d '{\"hello\":\"world\"}' {}://{}/v1/threads/demo/messages",
                        scheme,
                        text(listener));
    }

    public static void transition(Transition transition) {
        switch (transition) {
            // The READY line tells this one.
            case Transition.Moved moved when moved.from() == ServingState.STARTING -> {}
            case Transition.Moved moved ->
                LOG.atInfo().addKeyValue("event", "state").log("{}", moved.describe());
            case Transition.Refused refused ->
                LOG.atWarn().addKeyValue("event", "state.refused").log("{}", refused.describe());
        }
    }

    public static void left(DepartureAccount account, List<String> notUndone) {
        notUndone(notUndone);
        LOG.atInfo().addKeyValue("event", "left").log("left, {}", account.describe());
    }

    public static void verificationFailed(Finding.Failed finding) {
        LOG.atWarn()
                .addKeyValue("event", "verification.failed")
                .log("verification failed: {}", finding.describe());
    }

    /** A fault inside the gateway that its callers were told as UNAVAILABLE at most. */
    public static void fault(Throwable fault) {
        LOG.atError().addKeyValue("event", "fault").setCause(fault).log("fault");
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress() == null ? address.getHostString() : address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
