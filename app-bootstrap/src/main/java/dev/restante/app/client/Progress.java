package dev.restante.app.client;

import dev.restante.websocket.json.JsonObject;
import java.util.Optional;

/** How far a follower has come, over all its connections. For one thread. */
final class Progress {
    private Standpoint standpoint;
    private long shown;

    Progress(Standpoint from) {
        this.standpoint = from;
    }

    /** Where the next connection has to begin. */
    Standpoint standpoint() {
        return standpoint;
    }

    boolean isEnough(long count) {
        return count > 0 && shown >= count;
    }

    /** From the first answer on we stand at a position, so that "now" stays the moment it was said in. */
    void following(JsonObject fields) {
        if (standpoint instanceof Standpoint.Word) {
            stand(fields, fields.number("from").map(from -> from - 1));
        }
    }

    /** A gap, or another epoch. */
    void skipped(JsonObject fields) {
        stand(fields, fields.string("type").filter("reset"::equals).map(it -> 0L).or(() -> fields.number("to")));
    }

    /** A message; answers its position, which it has not got if it was sent now or never. */
    Optional<Standpoint.After> shown(JsonObject fields) {
        shown++;
        return stand(fields, fields.number("sequence"));
    }

    private Optional<Standpoint.After> stand(JsonObject fields, Optional<Long> sequence) {
        Optional<Standpoint.After> after =
                fields.string("epoch").flatMap(epoch -> sequence.map(at -> new Standpoint.After(epoch, at)));
        after.ifPresent(position -> standpoint = position);
        return after;
    }
}
