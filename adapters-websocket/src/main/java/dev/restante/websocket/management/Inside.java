package dev.restante.websocket.management;

import dev.restante.ports.observing.Observing;
import dev.restante.ports.observing.Ranking;
import dev.restante.websocket.http.Visits;

/** What the operator's page sees of a node, and does there. */
public record Inside(Observing observing, Ranking ranking, Visits visits) {}
