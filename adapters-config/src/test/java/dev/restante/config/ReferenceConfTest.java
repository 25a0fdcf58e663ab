package dev.restante.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReferenceConfTest {
    private static final Pattern LAST_LINE =
            Pattern.compile("(One of|Path|IP address|Count|List|Size|Duration|Text|Address)\\b.*; default (.+)\\.");
    private static final Pattern RANGE = Pattern.compile("(?:Count|Size|Duration), (.+) - ([^,]+)[,;].*");

    @Test
    void everyKey_isDocumentedWithItsUnitAndItsDefault() {
        for (Map.Entry<String, ConfigValue> entry : Layers.reference().entrySet()) {
            List<String> comments = entry.getValue().origin().comments();
            assertTrue(comments.size() >= 2, entry.getKey() + " is not documented");
            Matcher last = LAST_LINE.matcher(comments.get(comments.size() - 1).strip());
            assertTrue(last.matches(), entry.getKey() + ": " + comments);
            String stated = last.group(2).equals("none") ? "" : last.group(2);
            assertEquals(
                    String.valueOf(entry.getValue().unwrapped()), stated, entry.getKey() + ": stated default");
        }
    }

    /** The stated range is the enforced one: its ends pass, and one step beyond each is out of range. */
    @Test
    void statedRanges_areTheEnforcedOnes() {
        int checked = 0;
        for (Map.Entry<String, ConfigValue> entry : Layers.reference().entrySet()) {
            List<String> comments = entry.getValue().origin().comments();
            Matcher range = RANGE.matcher(comments.get(comments.size() - 1).strip());
            if (range.matches()) {
                checked++;
                String rule = range.group(1) + " - " + range.group(2);
                String key = entry.getKey();
                assertFalse(outOfRange(key, range.group(1), rule), key + " = " + range.group(1));
                assertFalse(outOfRange(key, range.group(2), rule), key + " = " + range.group(2));
                assertTrue(outOfRange(key, beyond(range.group(2)), rule), key + " = " + beyond(range.group(2)));
            }
        }
        assertTrue(checked > 30, "only " + checked + " ranges found");
    }

    private static String beyond(String most) {
        if (most.endsWith("B")) {
            return "999999 TiB";
        }
        return most.matches("[0-9]+") ? "999999999999" : "99999d";
    }

    private static boolean outOfRange(String key, String value, String rule) {
        return Loading.told(Loading.properties(Map.of(key, value)))
                .stream()
                .anyMatch(told -> told.contains(" " + key + ": " + value + " (expected: " + rule + ")"));
    }

    @Test
    void everyKey_hasAVariableOfItsOwn() {
        Map<String, String> names = Variables.names(Layers.reference().keySet());
        assertEquals(Layers.reference().size(), names.size());
        assertEquals("restante.public.port", names.get("RESTANTE_PUBLIC_PORT"));
        assertEquals(
                "restante.public.tls-terminated-by-proxy", names.get("RESTANTE_PUBLIC_TLS_TERMINATED_BY_PROXY"));
    }

    @Test
    void keysThatShareAVariable_areRefused() {
        assertThrows(
                IllegalStateException.class, () -> Variables.names(List.of("restante.a-b.c", "restante.a.b-c")));
        assertThrows(IllegalStateException.class, () -> Variables.names(List.of("restante.port")));
        assertThrows(IllegalStateException.class, () -> Variables.names(List.of("restante.service.host")));
    }
}
