package dev.restante.config;

import com.typesafe.config.ConfigValue;
import dev.restante.domain.startup.ProblemCode;

/** Leaves the reading of one value; caught in {@link Values#read}, never seen outside. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ConfigValue value;
    private final ProblemCode code;
    private final String expected;

    Fault(ProblemCode code, ConfigValue value, String expected) {
        super(code + " (expected: " + expected + ")", null, false, false);
        this.code = code;
        this.value = value;
        this.expected = expected;
    }

    ConfigValue value() {
        return value;
    }

    ProblemCode code() {
        return code;
    }

    String expected() {
        return expected;
    }
}
