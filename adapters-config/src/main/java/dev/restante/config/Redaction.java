package dev.restante.config;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is never shown of a value: all of it where the last word of its key says that it is a secret, and whatever stands
 * between {@code ://} and {@code @} anywhere. By name, so that a new key is covered before anybody thinks of it. Pure.
 */
final class Redaction {
    static final String HIDDEN = "***";
    private static final Pattern SECRET =
            Pattern.compile(
                    "(.*[.-])?((secret|password|passphrase|token|credential|private-key|api-key)s?|key-hash(es)?)");
    private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]*@");

    /** What says that there is no secret. */
    private static final Set<String> NOTHING = Set.of("", "\"\"", "[]");

    private Redaction() {}

    /** {@code text}, the value of {@code key}, as it may be told. */
    static String shown(String key, String text) {
        return SECRET.matcher(key).matches() && !NOTHING.contains(text)
                ? HIDDEN
                : USER_INFO.matcher(text).replaceAll("://" + HIDDEN + "@");
    }
}
