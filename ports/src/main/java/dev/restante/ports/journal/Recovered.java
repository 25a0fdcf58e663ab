package dev.restante.ports.journal;

/**
 * What a store held when it was opened.
 *
 * @param threads threads with anything kept
 * @param heldMessages unacknowledged messages
 * @param retainedMessages those and the replayable ones
 * @param retainedBytes of the retained ones
 */
public record Recovered(long threads, long heldMessages, long retainedMessages, long retainedBytes) {
    public static final Recovered NOTHING = new Recovered(0, 0, 0, 0);
}
