package dev.restante.app.cli;

import dev.restante.app.client.CannotReach;
import dev.restante.app.client.GatewayAddress;
import dev.restante.app.client.Posting;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import dev.restante.websocket.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restante send}. */
@Command(name = "send", header = "Sends a message to a running gateway.", description = {
    "Sends one message to a running gateway and prints its outcome, one line of JSON.",
    "The body is JSON unless you say --text; it is never guessed."
}, footerHeading = "%nExamples:%n", footer = {
    "  restante send demo '{\"hello\":\"world\"}'",
    "  restante send demo --text 'good morning'",
    "  date | restante send demo --text --ttl 60 -",
    "  restante send orders - --id order-17 < order.json  # with an id a repeat is safe"
}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:accepted: delivered or queued; the line says which",
    "1:rejected: nothing was stored and nothing was sent (unless the line says \"settled\":false)",
    "2:wrong usage; nothing was sent",
    "3:queued, with --need-reader: accepted, but nobody was there",
    "69:no answer: no connection, or it broke and the message may have been accepted",
    "78:settings"
})
final class SendCommand implements Callable<Integer> {
    private static final int QUEUED_ONLY = 3;
    private static final int MOST_BYTES = 16 << 20;

    @Parameters(paramLabel = "THREAD", description = "the thread's name")
    private String thread = "";

    @Parameters(paramLabel = "BODY", description = "the message; - for standard input")
    private String body = "";

    @ArgGroup
    private Kind kind = new Kind();

    /** What the body is. */
    static final class Kind {
        @Option(names = "--json", description = "the body is one JSON value (this is the default)")
        private boolean json;

        @Option(names = "--text", description = "the body is plain text")
        private boolean text;

        Kind() {}
    }

    @Option(names = "--ttl", paramLabel = "SECONDS", description = "how long to hold it; 0 means now or never")
    private @Nullable String ttl;

    @Option(names = "--urgency", paramLabel = "URGENCY", description = "very-low, low, normal or high")
    private @Nullable String urgency;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "replaces the held message of the same topic")
    private @Nullable String topic;

    @Option(names = "--id", paramLabel = "ID", description = "the message's id: a repeat gets the first outcome again")
    private @Nullable String id;

    @Option(names = "--need-reader", description = "exit with 3 when it was queued: nobody took it yet")
    private boolean needReader;

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Mixin
    private CredentialOptions credential = new CredentialOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        String name = checked(ThreadId::parse, thread).value();
        headers.put("Content-Type", kind.json || !kind.text ? "application/json" : "text/plain; charset=utf-8");
        put(headers, "TTL", ttl, TimeToLive::parse);
        put(headers, "Urgency", urgency, Urgency::parse);
        put(headers, "Topic", topic, Topic::new);
        put(headers, "Idempotency-Key", id, MessageId::new);
        credential.header().ifPresent(bearer -> headers.put("Authorization", bearer));
        GatewayAddress address = gateway.publicListener();
        try {
            return told(
                    address,
                    Posting.post(address, "/v1/threads/" + name + "/messages", headers, content()));
        } catch (CannotReach unreachable) {
            String known = unreachable.request() == CannotReach.Request.NOT_SENT
                    ? "; nothing was sent"
                    : "; the message may have been accepted: with --id a repeat is safe";
            throw new Refusal(Refusal.UNAVAILABLE, unreachable.getMessage() + known);
        }
    }

    private int told(GatewayAddress address, Posting.Answer answer) {
        Optional<JsonObject> fields = JsonObject.read(answer.body().getBytes(StandardCharsets.UTF_8));
        String outcome = fields.flatMap(it -> it.string("outcome"))
                .orElseThrow(() -> new Refusal(
                        Refusal.UNAVAILABLE,
                        address + " answered " + answer.status()
                                + fields.flatMap(it -> it.string("detail")).map(it -> ", " + it).orElse("")
                                + ", and no outcome (expected: the public listener of a gateway)"));
        StandardOutput.line(answer.body());
        return switch (outcome) {
            case "delivered" -> 0;
            case "queued" -> needReader ? QUEUED_ONLY : 0;
            default -> Refusal.REFUSED;
        };
    }

    private byte[] content() throws IOException {
        if (!body.equals("-")) {
            if (body.indexOf('\ufffd') >= 0) {
                throw usage("BODY: a character that this locale cannot pass on (expected: LC_ALL=C.UTF-8, or BODY on"
                        + " standard input)");
            }
            return body.getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = System.in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw usage(
                    "BODY: more than " + MOST_BYTES + " bytes (expected: at most what a gateway can be set to take)");
        }
        return bytes;
    }

    private void put(
            Map<String, String> headers, String header, @Nullable String text, Function<String, ?> parser) {
        if (text != null) {
            checked(parser, text);
            headers.put(header, text);
        }
    }

    private <T> T checked(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (InvalidValue e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
