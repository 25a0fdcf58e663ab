package dev.restante.benchmarks.subjects;

import dev.restante.benchmarks.crowd.Dialect;
import java.net.InetSocketAddress;

/**
 * One server that runs.
 *
 * @param end stops it and removes what is left of it
 */
public record Subject(String name, Dialect dialect, InetSocketAddress address, long pid, AutoCloseable end) {
    public Cpu cpu() {
        return new Cpu(pid);
    }
}
