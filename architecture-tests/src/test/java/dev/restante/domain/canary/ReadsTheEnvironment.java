package dev.restante.domain.canary;

/** Breaks: the domain reaches for nothing that was not handed to it. */
public final class ReadsTheEnvironment {
    public final String home = System.getProperty("user.home", "");
}
