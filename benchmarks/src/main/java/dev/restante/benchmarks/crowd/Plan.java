package dev.restante.benchmarks.crowd;

/**
 * Who comes, and what is sent.
 *
 * @param readers of each thread
 * @param publishers connections that send, in turn
 * @param bytes of a payload
 * @param outstanding messages that may be on their way at once
 * @param rate deliveries a second; 0 for as many as go
 */
public record Plan(int threads, int readers, int publishers, int bytes, int outstanding, int rate) {}
