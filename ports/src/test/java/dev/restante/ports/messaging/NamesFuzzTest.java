package dev.restante.ports.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.testing.ErrorText;
import dev.restante.ports.testing.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names and numbers from outside: taken as they are, or refused in a text that is safe to show. */
@Timeout(3_600)
class NamesFuzzTest {
    @Test
    void anyText_isTakenAsItIs_orRefused() {
        Fuzz.check(NamesFuzzTest.class, "names.txt", 4_000, (input, random) -> {
            String text = new String(input, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16);
            same(text, value -> {
                ThreadId thread = ThreadId.parse(value);
                assertFalse(thread.isSystem());
                return thread.value();
            });
            same(text, value -> new MessageId(value).value());
            same(text, value -> new Topic(value).value());
            same(text, value -> new Epoch(value).value());
            same(text, value -> Urgency.parse(value).text());
            same(text, value -> {
                long seconds = TimeToLive.parse(value).seconds();
                String digits = value.replaceFirst("^0+(?=.)", "");
                return seconds == Long.MAX_VALUE && digits.length() > 18 ? value : value.replace(digits, "" + seconds);
            });
            same(text, value -> Body.text(value).asString());
        });
    }

    private static void same(String text, Function<String, String> parse) {
        try {
            assertEquals(text, parse.apply(text));
        } catch (InvalidValue e) {
            ErrorText.check(e.getMessage());
        }
    }
}
