package dev.restante.domain.message;

/**
 * How long a message may be held, in whole seconds (RFC 8030, section 5.2). Zero means now or never: it is handed to
 * whoever reads at this moment and is not stored. A limit may shorten it; the outcome tells the retention granted.
 */
public record TimeToLive(long seconds) {
    public static final TimeToLive NOW_OR_NEVER = new TimeToLive(0);
    private static final String RULE = "decimal seconds, 0 or more";

    public TimeToLive {
        if (seconds < 0) {
            throw new InvalidValue("ttl", Long.toString(seconds), RULE);
        }
    }

    /** Digits only. More seconds than a {@code long} holds are taken as the most that it holds. */
    public static TimeToLive parse(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new InvalidValue("ttl", text, RULE);
        }
        String digits = text.replaceFirst("^0+(?=.)", "");
        return new TimeToLive(digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits));
    }
}
