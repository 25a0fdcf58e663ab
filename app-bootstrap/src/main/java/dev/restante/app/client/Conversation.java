package dev.restante.app.client;

import dev.restante.websocket.json.JsonBytes;
import dev.restante.websocket.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One connection of a follower, from its first frame to its last. For one thread. */
final class Conversation {
    private static final Duration UNTIL_WELCOME = Duration.ofSeconds(30);
    private static final int ACK_EVERY = 100;
    /** Codes after which the same would only be refused again. */
    private static final Set<Integer> FINAL_CODES = Set.of(1000, 1002, 1003, 1007, 1008, 1009, 4403);
    private static final Set<String> PASSING_ERRORS = Set.of("BAD_ACK", "STALE_EPOCH", "RATE_LIMITED");

    private final FollowRequest request;
    private final Progress progress;
    private final OutputStream out;
    private final Listening listening;
    private final WebSocket socket;
    private Duration silence = UNTIL_WELCOME;
    private OptionalLong comeBackAfter = OptionalLong.empty();
    private Optional<Standpoint.After> toAcknowledge = Optional.empty();
    private int unacknowledged;

    Conversation(FollowRequest request, Progress progress, OutputStream out, Listening listening, WebSocket socket) {
        this.request = request;
        this.progress = progress;
        this.out = out;
        this.listening = listening;
        this.socket = socket;
    }

    /** How it ended. */
    sealed interface End {
        /** As many as were asked for, or a wish to leave. */
        record Enough() implements End {}

        /** It can be taken up again, after so many milliseconds if the gateway named them. */
        record Lost(String why, OptionalLong comeBackAfter) implements End {}

        /** The gateway will not have it. */
        record Refused(String why) implements End {}
    }

    /** Follows to the end. {@link IOException} where nobody reads what is written. */
    End hold() throws IOException, InterruptedException {
        JsonBytes follow = new JsonBytes(128).beginObject().field("type", "follow").field("thread", request.thread());
        progress.standpoint().into(follow);
        if (request.acks() != FollowRequest.Acks.AUTO) {
            follow.field("ack", "client");
        }
        Optional<End> end = Listening.send(socket, text(follow))
                ? Optional.empty()
                : Optional.of(lost("it broke at once"));
        while (end.isEmpty()) {
            Heard heard = listening.next(silence);
            end = switch (heard) {
                case Heard.Frame frame -> frame(frame.text());
                case Heard.Ping ping -> Optional.empty();
                case Heard.Closed closed -> Optional.of(closed(closed));
                case Heard.Broken broken -> Optional.of(lost(broken.what()));
                case Heard.Stop stop -> Optional.of(new End.Enough());
            };
            if (listening.isEmpty() || unacknowledged >= ACK_EVERY || end.isPresent()) {
                out.flush();
                acknowledge();
            }
            socket.request(1);
        }
        if (end.get() instanceof End.Enough) {
            listening.close(socket);
        } else {
            socket.abort();
        }
        return end.get();
    }

    private Optional<End> frame(String text) throws IOException {
        JsonObject fields = JsonObject.read(text.getBytes(StandardCharsets.UTF_8)).orElse(null);
        if (fields == null) {
            return Optional.of(new End.Refused("a frame that is no JSON object: is that a Restante gateway?"));
        }
        switch (fields.string("type").orElse("")) {
            case "welcome" ->
                silence = Duration.ofSeconds(2 * fields.number("heartbeat").orElse(30L) + 5);
            case "following" -> progress.following(fields);
            case "reset", "gap" -> {
                request.showing().write(out, text, fields);
                progress.skipped(fields);
            }
            case "message" -> {
                request.showing().write(out, text, fields);
                toAcknowledge = progress.shown(fields).or(() -> toAcknowledge);
                unacknowledged++;
            }
            case "closing" -> fields.number("reconnectAfter").ifPresent(it -> comeBackAfter = OptionalLong.of(it));
            case "error" -> {
                return error(fields);
            }
            default -> {} // a newer gateway may say more
        }
        return progress.isEnough(request.count()) ? Optional.of(new End.Enough()) : Optional.empty();
    }

    private Optional<End> error(JsonObject fields) {
        String code = fields.string("code").orElse("");
        if (PASSING_ERRORS.contains(code)) {
            return Optional.empty();
        }
        String why = code + ", " + fields.string("detail").orElse("");
        return Optional.of(code.equals("UNAVAILABLE") ? lost(why) : new End.Refused(why));
    }

    private End closed(Heard.Closed closed) {
        String why = "closed by the gateway, " + closed.code() + " " + closed.reason();
        return FINAL_CODES.contains(closed.code()) ? new End.Refused(why) : lost(why);
    }

    private End lost(String why) {
        return new End.Lost(why, comeBackAfter);
    }

    /** Only what was written out; what is not confirmed comes again. */
    private void acknowledge() throws InterruptedException {
        if (toAcknowledge.isPresent() && request.acks() == FollowRequest.Acks.CLIENT) {
            Standpoint.After upTo = toAcknowledge.get();
            JsonBytes ack = new JsonBytes(128)
                    .beginObject()
                    .field("type", "ack")
                    .field("thread", request.thread())
                    .field("epoch", upTo.epoch())
                    .field("sequence", upTo.sequence());
            Listening.send(socket, text(ack));
        }
        toAcknowledge = Optional.empty();
        unacknowledged = 0;
    }

    private static String text(JsonBytes open) {
        return StandardCharsets.UTF_8.decode(open.endObject().buffer()).toString();
    }
}
