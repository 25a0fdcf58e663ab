package dev.restante.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.Locations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A list that names what does not exist allows nothing and forbids nothing: most likely a slip of the pen. */
class AllowListTest {

    @ParameterizedTest
    @EnumSource
    void layer_namesOnlyPackagesThatExist(Layer layer) {
        assertEquals(List.of(),
                layer.packages.stream().filter(p -> !exists(PackageName.of(p).name())).toList());
    }

    @ParameterizedTest
    @EnumSource
    void layer_withSources_hasClassesToCheck(Layer layer) {
        assertEquals(
                SourceTree.ofThisRepository().modules().contains(layer.module),
                Code.PRODUCTION.stream().map(JavaClass::getPackageName).anyMatch(layer::contains),
                layer.root);
    }

    @Test
    void exists_onUnknownPackage_isFalse() {
        assertFalse(exists("java.time.zones"));
        assertFalse(exists("io.undertoww"));
    }

    @Test
    void mayUse_followsTheDots() {
        assertTrue(Layer.WEBSOCKET.mayUse("io.undertow.server"));
        assertFalse(Layer.WEBSOCKET.mayUse("io.undertowed"));
        assertFalse(Layer.WEBSOCKET.mayUse("org.slf4j.event"));
        assertFalse(Layer.DOMAIN.mayUse("dev.restante.domains"));
    }

    private static boolean exists(String packageName) {
        return ModuleLayer.boot().modules().stream().anyMatch(module -> module.getPackages().contains(packageName))
                || !Locations.ofPackage(packageName).isEmpty();
    }
}
