package dev.restante.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> production_keepsEveryRule() {
        return Proofs.ALL.stream()
                .map(proof -> dynamicTest(proof.rule().getDescription(), () -> proof.rule().check(Code.PRODUCTION)));
    }

    @TestFactory
    Stream<DynamicTest> canary_breaksItsRule() {
        return Proofs.ALL.stream().flatMap(proof -> proof.canaries().stream().map(canary -> breaks(proof, canary)));
    }

    private static DynamicTest breaks(Proof proof, JavaClasses canary) {
        String fact = canary.stream().map(JavaClass::getSimpleName).sorted().toList() + " breaks: "
                + proof.rule().getDescription();
        return dynamicTest(fact, () -> assertTrue(proof.rule().evaluate(canary).hasViolation(), fact));
    }
}
