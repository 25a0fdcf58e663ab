package dev.restante.config;

import com.typesafe.config.ConfigValue;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Environment variables: {@code RESTANTE_PUBLIC_PORT} is {@code restante.public.port}. */
final class Variables {
    private static final String PREFIX = "RESTANTE_";
    /** What Kubernetes injects into every pod for a Service named "restante". */
    static final Pattern KUBERNETES = Pattern.compile("RESTANTE_(PORT|PORT_.*|SERVICE_.*)");

    /** Read by the launcher before there is a JVM, and by commands that speak to a gateway; nothing to tell. */
    private static final Set<String> OF_OTHERS =
            Set.of("RESTANTE_JAVA_OPTS", "RESTANTE_TOKEN", "RESTANTE_MANAGEMENT_KEY");

    private Variables() {}

    /** The variable that sets a key. */
    static String name(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * The key that each variable sets.
     *
     * @throws IllegalStateException if two keys share a variable, or somebody else claims it: a build error
     */
    static Map<String, String> names(Collection<String> keys) {
        Map<String, String> names = new TreeMap<>();
        for (String key : keys) {
            String other = names.put(name(key), key);
            if (other != null) {
                throw new IllegalStateException(name(key) + ": " + key + ", " + other + " (expected: one key)");
            }
            if (KUBERNETES.matcher(name(key)).matches() || OF_OTHERS.contains(name(key))) {
                throw new IllegalStateException(
                        name(key) + ": " + key + " (expected: no name that Kubernetes injects, or others read)");
            }
        }
        return names;
    }

    static Map<String, ConfigValue> read(
            Map<String, String> variables,
            Map<String, ConfigValue> reference,
            Findings findings,
            List<String> warnings) {
        Map<String, String> names = names(reference.keySet());
        Map<String, ConfigValue> values = new TreeMap<>();
        for (Map.Entry<String, String> variable : new TreeMap<>(variables).entrySet()) {
            String name = variable.getKey();
            String key = names.get(name);
            if (key != null) {
                values.put(
                        key, Texts.value(variable.getValue(), reference.get(key), Origins.VARIABLE + name));
            } else if (KUBERNETES.matcher(name).matches()) {
                warnings.add("environment variable " + name + " is ignored: Kubernetes injects it for a Service");
            } else if (name.startsWith(PREFIX) && !OF_OTHERS.contains(name)) {
                findings.add(unknown(name, names.keySet()));
            }
        }
        return values;
    }

    private static Problem unknown(String name, Collection<String> names) {
        List<String> nearest = Nearest.to(name, names);
        String hint = nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest);
        return new Problem(
                ProblemCode.UNKNOWN_VARIABLE,
                "environment",
                name,
                "",
                "the name of a setting" + hint,
                "rename or unset it");
    }
}
