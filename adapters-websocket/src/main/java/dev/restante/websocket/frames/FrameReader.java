package dev.restante.websocket.frames;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.access.Credential;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a client wrote into a {@link ClientFrame}. Never throws: whatever is wrong becomes {@code Faulty} or,
 * for a send, {@code BadSend}. Unknown fields are ignored. Any number of threads.
 */
public final class FrameReader {
    private static final int MAX_REF = 128;
    private static final String TYPES = "follow, unfollow, ack, send, token or ping";

    private FrameReader() {}

    public static ClientFrame read(byte[] utf8) {
        JsonFields fields = JsonFields.read(utf8);
        if (fields == null) {
            return new ClientFrame.Faulty(null, ErrorCode.BAD_FRAME,
                    "frame (expected: one JSON object, no name twice)");
        }
        String ref = fields.get(Field.REF);
        String type = fields.get(Field.TYPE);
        if (ref != null && ref.length() > MAX_REF) {
            // Too long to be given back, but a send gets its outcome in its turn all the same.
            return "send".equals(type) ? badSend(null, fields, longRef(ref)) : invalid(null, longRef(ref));
        }
        if (type == null) {
            return new ClientFrame.Faulty(ref, ErrorCode.BAD_FRAME, noType(fields));
        }
        try {
            return frame(type, ref, fields);
        } catch (InvalidValue e) {
            return type.equals("send") ? badSend(ref, fields, e) : invalid(ref, e);
        }
    }

    /**
     * The send that the part {@code from} (inclusive) to {@code to} (exclusive) is, with or without its type.
     */
    public static ClientFrame.Sending send(byte[] utf8, int from, int to) {
        JsonFields fields = JsonFields.read(utf8, from, to);
        if (fields == null) {
            return badSend(null, new InvalidValue("line", to - from + " bytes", "one JSON object, no name twice"));
        }
        String ref = fields.get(Field.REF);
        String type = fields.get(Field.TYPE);
        if (ref != null && ref.length() > MAX_REF) {
            return badSend(null, fields, longRef(ref));
        }
        if (type != null && !type.equals("send")) {
            return badSend(ref, fields, new InvalidValue("type", type, "send, or none"));
        }
        try {
            return new ClientFrame.Send(ref, thread(fields), message(fields));
        } catch (InvalidValue e) {
            return badSend(ref, fields, e);
        }
    }

    /** The position that {@code {"epoch":…,"sequence":…}} names; throws {@link InvalidValue} for anything else. */
    public static Position position(byte[] utf8) {
        JsonFields fields = JsonFields.read(utf8);
        if (fields == null) {
            throw new InvalidValue("body", utf8.length + " bytes", "one JSON object, no name twice");
        }
        InvalidValue wrong = fields.wrongKind();
        if (wrong != null) {
            throw wrong;
        }
        return position(fields, Field.SEQUENCE);
    }

    private static ClientFrame frame(String type, @Nullable String ref, JsonFields fields) {
        return switch (type) {
            case "follow" -> new ClientFrame.Follow(ref, thread(fields), from(fields), ack(fields));
            case "unfollow" -> new ClientFrame.Unfollow(ref, thread(fields));
            case "ack" -> new ClientFrame.Ack(ref, thread(fields), position(fields, Field.SEQUENCE));
            case "send" -> new ClientFrame.Send(ref, thread(fields), message(fields));
            case "token" -> new ClientFrame.Token(ref, credential(fields));
            case "ping" -> new ClientFrame.Ping(ref);
            default -> new ClientFrame.Faulty(ref, ErrorCode.UNKNOWN_TYPE, unknown(type));
        };
    }

    private static Credential credential(JsonFields fields) {
        String token = fields.need(Field.TOKEN);
        if (token.length() > Credential.MAX_LENGTH) {
            throw new InvalidValue("token", "longer", "at most " + Credential.MAX_LENGTH + " characters");
        }
        return new Credential(token);
    }

    private static String unknown(String type) {
        return new InvalidValue("type", type, TYPES).getMessage();
    }

    private static String noType(JsonFields fields) {
        InvalidValue wrong = fields.wrongKind();
        return wrong != null && wrong.getMessage().startsWith("type:")
                ? wrong.getMessage()
                : "type (expected: " + TYPES + ")";
    }

    private static ThreadId thread(JsonFields fields) {
        InvalidValue wrong = fields.wrongKind();
        if (wrong != null) {
            throw wrong;
        }
        return ThreadId.parse(fields.need(Field.THREAD));
    }

    private static From from(JsonFields fields) {
        String from = fields.get(Field.FROM);
        if (fields.get(Field.EPOCH) == null && fields.get(Field.AFTER) == null) {
            return from == null ? new From.Unacknowledged() : from(from);
        }
        if (from != null) {
            throw new InvalidValue("from", from, "nothing beside epoch and after");
        }
        return new From.After(position(fields, Field.AFTER));
    }

    /** Where a reader begins that names no position; throws {@link InvalidValue} for any other word. */
    public static From from(String word) {
        return switch (word) {
            case "unacknowledged" -> new From.Unacknowledged();
            case "beginning" -> new From.Beginning();
            case "now" -> new From.Now();
            default -> throw new InvalidValue("from", word, "unacknowledged, beginning or now");
        };
    }

    private static AckMode ack(JsonFields fields) {
        String ack = fields.get(Field.ACK);
        return ack == null ? AckMode.AUTO : AckMode.parse(ack);
    }

    static Position position(JsonFields fields, Field sequence) {
        Epoch epoch = new Epoch(fields.need(Field.EPOCH));
        String digits = fields.need(sequence);
        try {
            return new Position(epoch, Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw new InvalidValue(sequence.text(), digits, "0 - " + Long.MAX_VALUE);
        }
    }

    private static Message message(JsonFields fields) {
        String urgency = fields.get(Field.URGENCY);
        return new Message(
                Optional.ofNullable(fields.get(Field.ID)).map(MessageId::new),
                fields.body(),
                Optional.ofNullable(fields.get(Field.TTL)).map(TimeToLive::parse),
                urgency == null ? Urgency.NORMAL : Urgency.parse(urgency),
                Optional.ofNullable(fields.get(Field.TOPIC)).map(Topic::new));
    }

    private static InvalidValue longRef(String ref) {
        return new InvalidValue("ref", ref, "at most " + MAX_REF + " characters");
    }

    private static ClientFrame.Sending badSend(@Nullable String ref, InvalidValue fault) {
        return new ClientFrame.BadSend(ref, Rejected.because(Reason.INVALID, fault.getMessage()));
    }

    private static ClientFrame.Sending badSend(@Nullable String ref, JsonFields fields, InvalidValue fault) {
        Rejected rejected = Rejected.because(Reason.INVALID, fault.getMessage());
        String id = fields.get(Field.ID);
        try {
            return new ClientFrame.BadSend(ref, id == null ? rejected : rejected.about(new MessageId(id)));
        } catch (InvalidValue e) {
            return new ClientFrame.BadSend(ref, rejected);
        }
    }

    private static ClientFrame invalid(@Nullable String ref, InvalidValue fault) {
        return new ClientFrame.Faulty(ref, ErrorCode.INVALID, fault.getMessage());
    }
}
