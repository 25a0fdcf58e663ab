package dev.restante.domain.startup;

import java.util.Locale;

/** Writes a report for people. Pure. */
final class ReportText {
    private static final int NAME_WIDTH = 44;

    private ReportText() {}

    static String deterministic(StartupReport report) {
        StringBuilder out = new StringBuilder();
        out.append(report.build())
                .append(", environment ")
                .append(report.environment().text())
                .append('\n');
        out.append("start: ").append(report.verdict().describe()).append('\n');
        for (StartupReport.StepEntry entry : report.steps()) {
            step(out, entry);
        }
        for (String warning : report.warnings()) {
            out.append("warning: ").append(warning).append('\n');
        }
        for (String degraded : report.degraded()) {
            out.append("degraded: ").append(degraded).append('\n');
        }
        return out.toString();
    }

    private static void step(StringBuilder out, StartupReport.StepEntry entry) {
        PlannedStep step = entry.step();
        out.append(String.format(
                Locale.ROOT,
                "  %-12s %-" + NAME_WIDTH + "s %-8s",
                step.phase(),
                step.name(),
                entry.state().word()));
        switch (entry.state()) {
            case StepState.Waiting waiting -> {}
            case StepState.Done done -> text(out, done.result().evidence());
            case StepState.TakenBack back -> {
                if (back.undo() instanceof UndoResult.UndoFailed failed) {
                    text(out, failed.reason());
                }
            }
            case StepState.Degraded degraded -> failure(out, degraded.failure());
            case StepState.Failed failed -> failure(out, failed.failure());
        }
        while (out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        if (out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private static void text(StringBuilder out, String text) {
        if (!text.isEmpty()) {
            out.append(' ').append(text);
        }
    }

    private static void failure(StringBuilder out, Failure failure) {
        out.append(' ').append(failure.reason()).append('\n');
        detail(out, "evidence", failure.evidence());
        detail(out, "remedy", failure.remedy());
        for (Problem problem : failure.problems()) {
            detail(out, "problem", problem.describeWithRemedy());
        }
    }

    private static void detail(StringBuilder out, String name, String text) {
        if (!text.isEmpty()) {
            out.append("      ").append(name).append(": ").append(text).append('\n');
        }
    }

    static String observed(StartupReport report) {
        StringBuilder out = new StringBuilder("observed in this run\n");
        for (StartupReport.Observation seen : report.observed()) {
            out.append(String.format(
                    Locale.ROOT, "  %-12s %-" + NAME_WIDTH + "s %6d ms", seen.phase(), seen.step(), seen.millis()));
            text(out, seen.note());
            out.append('\n');
        }
        return out.toString();
    }
}
