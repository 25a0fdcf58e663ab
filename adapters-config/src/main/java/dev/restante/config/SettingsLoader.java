package dev.restante.config;

import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads settings: system property over environment variable over file over {@code reference.conf}. Never throws for
 * what an operator wrote; every problem is collected. Stateless; reads the file once per call.
 */
public final class SettingsLoader {
    private SettingsLoader() {}

    /** Everything that can be said about these sources in one go. */
    public static Reading load(Sources sources) {
        Findings findings = new Findings();
        List<String> warnings = new ArrayList<>();
        Map<String, ConfigValue> reference = Layers.reference();
        Map<String, ConfigValue> effective = new TreeMap<>(reference);
        sources.file().ifPresent(file -> effective.putAll(Layers.file(file, reference.keySet(), findings)));
        effective.putAll(Variables.read(sources.variables(), reference, findings, warnings));
        effective.putAll(Layers.properties(sources.properties(), reference, findings));

        Values values = new Values(effective, reference, findings);
        Settings candidate = SettingsReader.read(values);
        CrossRules.check(candidate, values, findings, sources.maxHeap());
        PolicyCheck.check(candidate, values, findings, warnings);

        List<Setting> settings = new ArrayList<>();
        effective.forEach((key, value) -> settings.add(Setting.of(key, value)));
        return new Reading(candidate, findings.problems(), warnings, settings);
    }
}
