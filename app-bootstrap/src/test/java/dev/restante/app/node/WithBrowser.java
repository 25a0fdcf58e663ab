package dev.restante.app.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Needs a real browser: {@code chromedriver}, and the Chromium that it finds. Without one a developer is told that these
 * were not run; CI takes that, as every skipped test, for a failure.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithBrowser.Found.class)
@interface WithBrowser {
    /** Looks for the browser. */
    final class Found implements ExecutionCondition {
        private static final List<String> BROWSERS =
                List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

        static Optional<Path> driver() {
            return onPath("chromedriver");
        }

        static Optional<Path> browser() {
            return BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
        }

        private static Optional<Path> onPath(String name) {
            return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                    .map(directory -> Path.of(directory, name))
                    .filter(Files::isExecutable)
                    .findFirst();
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (driver().isPresent() && browser().isPresent()) {
                return ConditionEvaluationResult.enabled("a browser was found");
            }
            String told =
                    "NOT RUN: " + context.getDisplayName() + ", because no browser was found on the PATH (expected: "
                            + "chromedriver and chromium; on Debian: apt install chromium chromium-driver)";
            System.err.println(told);
            return ConditionEvaluationResult.disabled(told);
        }
    }
}
