package dev.restante.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.restante.ports.following.Following;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.messaging.Messaging;
import java.util.stream.Stream;

/** Who may use whom, by allow-list, and that nobody stands outside. */
final class LayerRules {

    /** A layer may have no classes yet; that one with sources is not overlooked is for {@link AllowListTest}. */
    static ArchRule usesOnlyWhatItNames(Layer layer) {
        return classes()
                .that(DescribedPredicate.describe("are of layer " + layer, c -> layer.contains(c.getPackageName())))
                .should(new ArchCondition<JavaClass>("use only what the layer names") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            JavaClass target = dependency.getTargetClass().getBaseComponentType();
                            if (!target.isPrimitive() && !layer.mayUse(target.getPackageName())) {
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                            }
                        }
                    }
                })
                .allowEmptyShould(true);
    }

    static ArchRule everyClassHasALayer() {
        return classes()
                .should(new ArchCondition<JavaClass>("belong to exactly one layer") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        long homes = Stream.of(Layer.values()).filter(l -> l.contains(type.getPackageName())).count();
                        if (homes != 1) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + ": " + homes + " layers (expected: 1)"));
                        }
                    }
                });
    }

    /** Whoever else answers a send or a follow answers it without the rules. */
    static ArchRule onlyUseCasesAnswerFromOutside() {
        return classes()
                .that()
                .areAssignableTo(Messaging.class)
                .or()
                .areAssignableTo(Following.class)
                .or()
                .areAssignableTo(Inspecting.class)
                .should()
                .resideInAnyPackage(Layer.PORTS.root + "..", Layer.APPLICATION.root + "..")
                .as("only core-application implements the inbound ports");
    }

    private LayerRules() {}
}
