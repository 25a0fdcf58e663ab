package dev.restante.app.client;

/**
 * What is to be followed, and how.
 *
 * @param thread its name
 * @param from where to begin
 * @param acks who acknowledges, and when
 * @param count messages to end after; 0 for no end
 */
public record FollowRequest(String thread, Standpoint from, Acks acks, long count, Showing showing) {
    /** Who acknowledges. */
    public enum Acks {
        /** The gateway, when it has written to the socket. */
        AUTO,
        /** We, when it is shown. */
        CLIENT,
        /** Nobody: what is shown stays held. */
        NEVER
    }
}
