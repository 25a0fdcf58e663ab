package dev.restante.domain.startup;

import java.util.Locale;

/**
 * The stable codes of problems that refuse a start: 1xxx settings, 2xxx policy, 3xxx preconditions. A number is never
 * used again for something else. {@code docs/problems.md} explains each.
 */
public enum ProblemCode {
    FILE_MISSING(1001, "the settings file cannot be read"),
    FILE_SYNTAX(1002, "the settings file is not HOCON"),
    UNKNOWN_KEY(1003, "a key that means nothing"),
    WRONG_TYPE(1004, "a value of the wrong type"),
    BARE_DURATION(1005, "a duration without a unit"),
    BARE_SIZE(1006, "a size without a unit"),
    OUT_OF_RANGE(1007, "a value out of range"),
    NOT_ONE_OF(1008, "a value that is not one of a closed set"),
    MALFORMED(1009, "a value that cannot be read"),
    NOT_YET(1010, "a choice that this build does not offer"),
    UNKNOWN_VARIABLE(1011, "a RESTANTE_ variable that maps onto no key"),
    UNKNOWN_WAIVER(1012, "a waiver for no row of the policy"),
    DEADLINES_DO_NOT_FIT(1020, "the deadlines do not fit into the total"),
    WINDOWS_DO_NOT_FIT(1021, "the windows of leaving do not fit into the termination budget"),
    SIZES_DO_NOT_FIT(1022, "two sizes contradict each other"),
    TIMES_DO_NOT_FIT(1023, "two times contradict each other"),
    COUNTS_DO_NOT_FIT(1024, "two counts contradict each other"),
    SAME_ADDRESS(1025, "both listeners want the same port"),
    HEAP_TOO_SMALL(1026, "the heap is too small for the messages it may hold"),
    AUTH_DOES_NOT_FIT(1027, "the settings of authentication contradict each other"),
    MANAGEMENT_OPEN(1028, "the management listener would be open to the network without a key"),
    TLS_INCOMPLETE(1030, "a certificate without its key, or a key without its certificate"),
    POLICY_AUTHENTICATION(2001, "authentication is required here"),
    POLICY_LISTENERS(2002, "only loopback is allowed here"),
    POLICY_MAILBOX(2003, "a durable mailbox is required here"),
    POLICY_SECRETS(2004, "built-in or weak secrets are refused here"),
    POLICY_ORIGINS(2005, "explicit origins are required here"),
    POLICY_TRANSPORT(2006, "TLS is required here"),
    POLICY_LOG(2007, "JSON logs are required here"),
    PORT_TAKEN(3001, "a listener's address cannot be bound"),
    DATA_DIRECTORY(3002, "the data directory cannot be used"),
    STORE_LOCKED(3003, "another process has the store open"),
    TOKEN_KEYS(3004, "the keys of tokens cannot be used"),
    CERTIFICATE(3010, "the certificate or its key cannot be used");

    private final int number;
    private final String title;

    ProblemCode(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** The code as it is told and searched for: {@code RST-1007}. */
    public String text() {
        return String.format(Locale.ROOT, "RST-%04d", number);
    }

    /** The kind of problem, in a few words. */
    public String title() {
        return title;
    }
}
