package dev.restante.config;

/** How many connections, and how much in a second; part of group {@code restante.limits}. 0 means no limit. Immutable. */
public record TrafficLimits(
        int connectionsPerAddress,
        int connectionsPerPrincipal,
        int upgradesPerSecond,
        int framesPerSecond,
        int bytesPerSecond,
        int sendsPerSecond) {}
