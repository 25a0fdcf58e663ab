package dev.restante.websocket.frames;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.following.Offer;
import dev.restante.ports.mailbox.Committed;
import dev.restante.websocket.json.JsonBytes;
import dev.restante.websocket.socket.Frame;
import java.util.function.Function;

/**
 * Encodes messages. There is one encoder for each envelope, so that a fan-out is encoded once, whatever the number of
 * readers. Any number of threads.
 */
public final class MessageFrames implements Function<Offer, Frame> {
    /** Room for the names and all fields but thread, id and body. */
    private static final int REST = 192;

    private final Envelope envelope;

    MessageFrames(Envelope envelope) {
        this.envelope = envelope;
    }

    @Override
    public Frame apply(Offer offer) {
        Committed message = offer.message();
        int expected = REST
                + message.thread().value().length()
                + message.id().value().length()
                + message.body().size();
        Envelope.Cover cover = new Envelope.Cover("message", message.isHeld() ? message.position() : null, null);
        JsonBytes json = envelope.begin(cover, expected);
        write(json, message, offer.redelivered());
        return envelope.end(json);
    }

    /** The frame's JSON; defaults are left out, and so is the position of a message that has none. */
    public static void write(JsonBytes json, Committed message, boolean redelivered) {
        json.beginObject().field("type", "message").field("thread", message.thread().value());
        if (message.isHeld()) {
            json.field("epoch", message.epoch().value()).field("sequence", message.sequence());
        }
        json.field("id", message.id().value()).instant("at", message.at());
        if (message.urgency() != Urgency.NORMAL) {
            json.field("urgency", message.urgency().text());
        }
        if (redelivered) {
            json.field("redelivered", true);
        }
        Body body = message.body();
        switch (body.content()) {
            case JSON -> json.name("body").verbatim(body.bytes());
            case TEXT -> json.field("content", "text").name("body").quoted(body.bytes());
        }
        json.endObject();
    }
}
