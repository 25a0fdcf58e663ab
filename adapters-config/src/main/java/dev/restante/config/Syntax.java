package dev.restante.config;

import com.typesafe.config.ConfigException;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.util.regex.Pattern;

/** Tells what the HOCON parser could not read, without what it quotes: that could be a secret. */
final class Syntax {
    private static final Pattern QUOTED = Pattern.compile("(['\"])(?:(?!\\1).){4,}\\1");

    private Syntax() {}

    static Problem problem(String file, ConfigException broken) {
        String origin = broken.origin() == null ? file : Origins.text(broken.origin());
        String message = String.valueOf(broken.getMessage());
        if (broken.origin() != null) {
            message = message.replace(broken.origin().description() + ": ", "");
        }
        return new Problem(
                ProblemCode.FILE_SYNTAX,
                origin,
                file,
                QUOTED.matcher(message).replaceAll("$1…$1"),
                "HOCON",
                "mend the line; other problems of this file show once it can be read");
    }
}
