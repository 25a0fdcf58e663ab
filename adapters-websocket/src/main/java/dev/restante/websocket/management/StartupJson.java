package dev.restante.websocket.management;

import dev.restante.domain.startup.Failure;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.StartupReport;
import dev.restante.domain.startup.StartupReport.Observation;
import dev.restante.domain.startup.StepState;
import dev.restante.domain.startup.Verdict;
import dev.restante.websocket.json.JsonBytes;
import java.util.Locale;
import java.util.Optional;

/** The start-up report for programs: all phases, all steps in the plan's order, and how long those took that ran. */
final class StartupJson {
    private static final int USUAL = 4_096;

    private StartupJson() {}

    static JsonBytes of(StartupReport report) {
        JsonBytes json = new JsonBytes(USUAL)
                .beginObject()
                .field("build", report.build())
                .field("environment", report.environment().text())
                .field("fingerprint", report.fingerprint())
                .field("start", report.verdict().describe());
        json.name("phases").beginArray();
        for (Phase phase : Phase.values()) {
            json.value(phase.name());
        }
        json.endArray().name("steps").beginArray();
        for (StartupReport.StepEntry entry : report.steps()) {
            step(json, report, entry);
        }
        json.endArray().name("warnings").beginArray();
        report.warnings().forEach(json::value);
        json.endArray().name("problems").beginArray();
        report.problems().forEach(problem -> problem(json, problem));
        json.endArray();
        if (report.verdict() instanceof Verdict.Failed failed) {
            failure(json, failed.failure());
        }
        return json.endObject();
    }

    private static void step(JsonBytes json, StartupReport report, StartupReport.StepEntry entry) {
        json.beginObject()
                .field("phase", entry.step().phase().name())
                .field("name", entry.step().name())
                .field("importance", entry.step().importance().name().toLowerCase(Locale.ROOT))
                .field("deadlineMillis", entry.step().deadline().toMillis())
                .field("state", entry.state().word());
        Optional<Observation> observed = report.observed()
                .stream()
                .filter(seen -> seen.phase() == entry.step().phase() && seen.step().equals(entry.step().name()))
                .findFirst();
        observed.ifPresent(seen -> json.field("millis", seen.millis()).field("note", seen.note()));
        switch (entry.state()) {
            case StepState.Degraded degraded -> failure(json, degraded.failure());
            case StepState.Failed failed -> failure(json, failed.failure());
            case StepState.Waiting waiting -> {}
            case StepState.Done done -> {}
            case StepState.TakenBack takenBack -> {}
        }
        json.endObject();
    }

    private static void failure(JsonBytes json, Failure failure) {
        json.field("reason", failure.reason()).field("evidence", failure.evidence()).field("remedy", failure.remedy());
    }

    private static void problem(JsonBytes json, Problem problem) {
        json.beginObject()
                .field("code", problem.code().text())
                .field("told", problem.describe())
                .field("remedy", problem.remedy())
                .endObject();
    }
}
