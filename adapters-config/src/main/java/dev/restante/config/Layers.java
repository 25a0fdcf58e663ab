package dev.restante.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The layers of settings, each flattened to a value per key. */
final class Layers {
    static final String ROOT = "restante.";
    private static final ConfigParseOptions STRICT = ConfigParseOptions.defaults().setAllowMissing(false);

    private Layers() {}

    /** The keys there are, with their defaults. */
    static Map<String, ConfigValue> reference() {
        Map<String, ConfigValue> leaves = new TreeMap<>();
        Config config = ConfigFactory.parseResources(Layers.class.getClassLoader(), "reference.conf", STRICT);
        config.withOnlyPath("restante").entrySet().forEach(entry -> leaves.put(entry.getKey(), entry.getValue()));
        return leaves;
    }

    /** The known keys of the operator's file; whatever else stands in it is a finding. */
    static Map<String, ConfigValue> file(Path file, Set<String> known, Findings findings) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            findings.add(new Problem(
                    ProblemCode.FILE_MISSING,
                    "command line",
                    "--config",
                    file.toString(),
                    "a file that can be read",
                    "check the path and its permissions"));
            return Map.of();
        }
        try {
            ConfigObject root =
                    ConfigFactory.parseFile(file.toFile(), STRICT).resolve().root();
            Map<String, ConfigValue> leaves = new TreeMap<>();
            flatten(List.of(), root, known, leaves);
            UnknownKeys.remove(leaves, known, findings);
            return leaves;
        } catch (ConfigException broken) {
            findings.add(Syntax.problem(name, broken));
            return Map.of();
        }
    }

    /** Stops at known keys, so that a group given where a value belongs is told under the key's own name. */
    private static void flatten(
            List<String> path, ConfigObject object, Set<String> known, Map<String, ConfigValue> leaves) {
        for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
            List<String> elements = new ArrayList<>(path);
            elements.add(entry.getKey());
            String key = ConfigUtil.joinPath(elements);
            boolean group = known.stream().anyMatch(k -> k.startsWith(key + "."));
            if (entry.getValue() instanceof ConfigObject child
                    && !known.contains(key)
                    && (group || !child.isEmpty())) {
                flatten(elements, child, known, leaves);
            } else {
                leaves.put(key, entry.getValue());
            }
        }
    }

    /** System properties, the strongest layer; an unknown one under {@code restante.} is a finding. */
    static Map<String, ConfigValue> properties(
            Map<String, String> properties, Map<String, ConfigValue> reference, Findings findings) {
        Map<String, ConfigValue> values = properties.entrySet()
                .stream()
                .filter(property -> property.getKey().startsWith(ROOT))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        property -> Texts.value(
                                property.getValue(),
                                reference.get(property.getKey()),
                                Origins.PROPERTY + property.getKey()),
                        (one, other) -> one,
                        TreeMap::new));
        UnknownKeys.remove(values, reference.keySet(), findings);
        return values;
    }
}
