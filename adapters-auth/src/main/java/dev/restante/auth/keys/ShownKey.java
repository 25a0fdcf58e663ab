package dev.restante.auth.keys;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key as its holder shows it: {@code rk_<id>_<secret>}. Never shown in a text. */
public record ShownKey(String id, String secret) {
    /** What every key begins with: so it is told from a token, and found by whoever searches for leaked ones. */
    public static final String PREFIX = "rk_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "([A-Za-z0-9]{4,32})_([A-Za-z0-9_-]{43})");
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 8;
    private static final int SECRET_BYTES = 32;

    /** A new one. */
    public static ShownKey draw(SecureRandom random) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return draw(id.toString(), random);
    }

    /** A new one of this id, which is 4 - 32 letters and digits; throws {@link IllegalArgumentException} for another. */
    public static ShownKey draw(String id, SecureRandom random) {
        ApiKey.checkId(id);
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new ShownKey(id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Empty for what is none. */
    public static Optional<ShownKey> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new ShownKey(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** What its holder is told, once. */
    public String text() {
        return PREFIX + id + "_" + secret;
    }

    @Override
    public String toString() {
        return "ShownKey[" + id + "]";
    }
}
