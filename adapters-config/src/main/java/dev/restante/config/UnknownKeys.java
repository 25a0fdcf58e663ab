package dev.restante.config;

import com.typesafe.config.ConfigValue;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Finds keys that mean nothing. Their values are never shown: nobody knows what they are. */
final class UnknownKeys {
    private UnknownKeys() {}

    /** Removes each unknown key and tells it, with the nearest names that exist. */
    static void remove(Map<String, ConfigValue> values, Collection<String> known, Findings findings) {
        for (Iterator<Map.Entry<String, ConfigValue>> entries = values.entrySet().iterator(); entries.hasNext();) {
            Map.Entry<String, ConfigValue> entry = entries.next();
            String key = entry.getKey();
            if (!known.contains(key)) {
                // Before the removal: a TreeMap may use the entry for another one after it.
                String origin = Origins.text(entry.getValue().origin());
                entries.remove();
                findings.add(
                        known.stream().anyMatch(k -> k.startsWith(key + "."))
                                ? new Problem(ProblemCode.WRONG_TYPE, origin, key, "", "a group of settings", "")
                                : unknown(origin, key, known));
            }
        }
    }

    private static Problem unknown(String origin, String key, Collection<String> known) {
        List<String> nearest = Nearest.to(key, known);
        String hint = nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest);
        return new Problem(
                ProblemCode.UNKNOWN_KEY, origin, key, "", "a key of reference.conf" + hint, "rename or remove it");
    }
}
