package dev.restante.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Timer;

/** What the domain must not do, although the packages it may use would let it. */
final class PurityRules {
    private static final String DOMAIN = Layer.DOMAIN.root + "..";

    private static final Set<Class<?>> REACHES_OUT = Set.of(
            System.class, Thread.class, ThreadLocal.class, ThreadGroup.class, Runtime.class, Process.class,
            ProcessBuilder.class, ProcessHandle.class, ClassLoader.class, Timer.class, Scanner.class,
            ServiceLoader.class,
            ResourceBundle.class, Properties.class);

    /** Those of java.lang and java.util that reach beyond the arguments: to the process, threads, files, the class path. */
    static ArchRule domainReachesForNothing() {
        return noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .accessTargetWhere(describe("reaches beyond the arguments", access -> reachesOut(access.getTarget())))
                .as("the domain reaches for nothing that was not handed to it");
    }

    private static boolean reachesOut(AccessTarget target) {
        boolean computes = target.getOwner().isEquivalentTo(System.class) && target.getName().equals("arraycopy");
        return !computes && REACHES_OUT.stream().anyMatch(type -> target.getOwner().isAssignableTo(type));
    }

    /** A draft may change while it is being made, inside its package; what others can hold does not. */
    static ArchRule whatTheDomainShowsIsImmutable() {
        return fields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(DOMAIN)
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should()
                .beFinal();
    }

    static ArchRule domainHasNoChangingStatics() {
        return fields().that().areDeclaredInClassesThat().resideInAPackage(DOMAIN).and().areStatic().should().beFinal();
    }

    private PurityRules() {}
}
