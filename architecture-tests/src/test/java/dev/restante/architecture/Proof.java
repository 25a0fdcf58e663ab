package dev.restante.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** A rule with pieces of code that break it, each by itself. */
record Proof(ArchRule rule, List<JavaClasses> canaries) {

    Proof {
        if (canaries.isEmpty()) {
            throw new IllegalArgumentException(
                    "canaries: none (expected: one that breaks '" + rule.getDescription() + "')");
        }
    }

    /** Each class breaks the rule. */
    static Proof that(ArchRule rule, Class<?>... canaries) {
        return new Proof(rule, Stream.of(canaries).map(Code::of).toList());
    }

    /** The classes break the rule together. */
    static Proof brokenBy(ArchRule rule, Class<?>... together) {
        return new Proof(rule, List.of(Code.of(together)));
    }
}
