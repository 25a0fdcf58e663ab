package dev.restante.app.phases;

import dev.restante.application.startup.Step;
import java.util.List;

/** Joins the cluster engine, if one is configured. None can be yet. */
final class CachePhase {
    List<Step<?>> steps() {
        return List.of();
    }
}
