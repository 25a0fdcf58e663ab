package dev.restante.app.crash;

import java.time.Instant;

/**
 * One send, tried until it was answered.
 *
 * @param ttl seconds; 0 for the default
 * @param topic empty for none
 * @param first when it was first tried, or before
 */
record Send(Story story, String id, int ttl, String topic, int padding, Instant first) {
    /** A JSON string that no other send has. */
    String body() {
        return "\"" + id + "x".repeat(padding) + "\"";
    }

    /** As a line of a batch, and with a type as a frame. */
    String json() {
        return "\"thread\":\"" + story.thread() + "\",\"id\":\"" + id + "\""
                + (ttl == 0 ? "" : ",\"ttl\":" + ttl)
                + (topic.isEmpty() ? "" : ",\"topic\":\"" + topic + "\"")
                + ",\"body\":" + body() + "}";
    }

    /** Whether its time may be over. */
    boolean mayHaveExpired(Instant now) {
        return ttl > 0 && !now.isBefore(first.plusSeconds(ttl));
    }
}
