package dev.restante.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Names say what a thing is; packages lead one way. */
final class NamingRules {
    private static final Pattern EMPTY_SUFFIX =
            Pattern.compile(".*(Impl|Utils?|Helpers?|Managers?|Commons?)");
    private static final Pattern I_PREFIX = Pattern.compile("I[A-Z][a-z].*");
    private static final Pattern EMPTY_PACKAGE =
            Pattern.compile("(.*\\.)?(impl|utils?|helpers?|managers?|commons?)(\\..*)?");

    static ArchRule classNamesSayWhatItIs() {
        return named("bear no suffix that says nothing", type -> EMPTY_SUFFIX.matcher(type.getSimpleName()).matches());
    }

    static ArchRule interfacesHaveNoPrefix() {
        return named("bear no I prefix", type -> I_PREFIX.matcher(type.getSimpleName()).matches());
    }

    static ArchRule packagesSayWhatIsInside() {
        return named("be in a package whose name says what is inside",
                type -> EMPTY_PACKAGE.matcher(type.getPackageName()).matches());
    }

    static ArchRule packagesHaveNoCycles() {
        return slices().matching("dev.restante.(**)").should().beFreeOfCycles().as("packages have no cycles");
    }

    private static ArchRule named(String rule, Predicate<JavaClass> broken) {
        return classes().should(new ArchCondition<JavaClass>(rule) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (broken.test(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " should " + rule));
                }
            }
        });
    }

    private NamingRules() {}
}
