package dev.restante.websocket.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.InvalidValue;
import dev.restante.ports.testing.ErrorText;
import dev.restante.ports.testing.Fuzz;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Any bytes as a frame, a line, a position or a body: read or refused, and JSON is what Jackson says is JSON. */
@Timeout(3_600)
class JsonFrameFuzzTest {
    private static final int DEPTH = 512;
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    @Test
    void anyBytes_areReadOrRefused() {
        Fuzz.check(JsonFrameFuzzTest.class, "json.txt", 4_000, (input, random) -> {
            boolean json = isJson(input);
            assertEquals(json, isBody(input), "body");
            ClientFrame frame = FrameReader.read(input);
            check(frame, json);
            byte[] line = new byte[input.length + 7];
            System.arraycopy(input, 0, line, 3, input.length);
            check(FrameReader.send(line, 3, 3 + input.length), json);
            if (frame instanceof ClientFrame.Send send) {
                assertEquals(frame, FrameReader.send(input, 0, input.length), send.thread()::toString);
            }
            try {
                assertTrue(FrameReader.position(input).sequence() >= 0 && json);
            } catch (InvalidValue e) {
                ErrorText.check(e.getMessage());
            }
        });
    }

    private static void check(ClientFrame frame, boolean json) {
        switch (frame) {
            case ClientFrame.Faulty faulty -> ErrorText.check(faulty.detail());
            case ClientFrame.BadSend bad -> ErrorText.check(bad.outcome().detail());
            case ClientFrame.Send send -> {
                assertTrue(json);
                ByteBuffer body = send.message().body().bytes();
                byte[] bytes = new byte[body.remaining()];
                body.get(bytes);
                assertTrue(isJson(bytes), () -> "body " + send.message().body().asString());
            }
            default -> assertTrue(json);
        }
        assertTrue(frame.ref() == null || String.valueOf(frame.ref()).length() <= 128);
    }

    private static boolean isBody(byte[] input) {
        try {
            return Body.json(input).size() == input.length;
        } catch (InvalidValue e) {
            ErrorText.check(e.getMessage());
            return false;
        }
    }

    /** One value, nested no deeper than is allowed, of real UTF-8: Jackson lets some of the unreal pass. */
    private static boolean isJson(byte[] input) {
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), input)) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input));
            JsonToken first = parser.nextToken();
            if (first == null) {
                return false;
            }
            finish(parser, first);
            return parser.nextToken() == null;
        } catch (JacksonException | CharacterCodingException e) {
            return false;
        }
    }

    private static void finish(JsonParser parser, JsonToken first) {
        int depth = 0;
        JsonToken token = first;
        while (true) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            parser.finishToken();
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }
}
