package dev.restante.config;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes values of variables and properties, which are always text. */
final class Texts {
    private Texts() {}

    /** Text as it is; where the default is a list, its parts between commas. */
    static ConfigValue value(String text, @Nullable ConfigValue standard, String origin) {
        if (standard == null || standard.valueType() != ConfigValueType.LIST) {
            return ConfigValueFactory.fromAnyRef(text, origin);
        }
        List<String> parts = text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        return ConfigValueFactory.fromIterable(parts, origin);
    }
}
