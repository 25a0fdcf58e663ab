package dev.restante.ports.testing;

import java.util.regex.Pattern;

/** Checks texts that tell what is wrong: {@code name: value (expected: rule)}. */
public final class ErrorText {
    private static final int LONGEST = 1_000;
    private static final Pattern FORM = Pattern.compile("\\S.* \\(expected: .+\\)", Pattern.DOTALL);

    private ErrorText() {}

    /** Of that form, short, and of one line whose characters show as what they are. */
    public static void check(String text) {
        boolean safe = text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        });
        if (!safe || text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new AssertionError("error text: " + text + " (expected: name: value (expected: rule), printable)");
        }
    }
}
