package dev.restante.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes the rules are about. */
final class Code {
    /** What we ship: all modules' classes, without any module's tests, and so without the canaries. */
    static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.restante");

    /** A canary as if it were the whole of the code. */
    static JavaClasses of(Class<?>... canaries) {
        return new ClassFileImporter().importClasses(canaries);
    }

    private Code() {}
}
