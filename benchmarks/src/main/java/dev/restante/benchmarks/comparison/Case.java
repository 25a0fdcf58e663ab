package dev.restante.benchmarks.comparison;

import dev.restante.benchmarks.crowd.Plan;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing to compare.
 *
 * @param title in one line
 */
record Case(String name, String title, Plan plan) {
    private static final int OUTSTANDING = 16;
    private static final int RATE = 50_000;

    /** All of them, by name. */
    static Map<String, Case> all() {
        Map<String, Case> all = new LinkedHashMap<>();
        for (int bytes : new int[] {128, 1_024}) {
            for (int readers : new int[] {10, 100, 1_000}) {
                add(all, "fan-out-" + readers + "-" + bytes,
                        "1 thread, " + readers + " readers, " + bytes + " bytes, " + OUTSTANDING + " outstanding",
                        new Plan(1, readers, 1, bytes, OUTSTANDING, 0));
            }
        }
        add(all, "rate-100-128", "1 thread, 100 readers, 128 bytes, 50,000 deliveries/s",
                new Plan(1, 100, 1, 128, 1_000, RATE));
        add(all, "rate-1000-128", "1 thread, 1,000 readers, 128 bytes, 50,000 deliveries/s",
                new Plan(1, 1_000, 1, 128, 1_000, RATE));
        add(all, "many-1000", "1,000 threads × 1 reader, 128 bytes, 1,000 outstanding on 16 connections",
                new Plan(1_000, 1, 16, 128, 1_000, 0));
        add(all, "many-16000", "1,000 threads × 1 reader, 128 bytes, 16,000 outstanding on 16 connections",
                new Plan(1_000, 1, 16, 128, 16_000, 0));
        add(all, "round-trip", "1 thread, 1 reader, 128 bytes, 1 outstanding",
                new Plan(1, 1, 1, 128, 1, 0));
        return all;
    }

    private static void add(Map<String, Case> all, String name, String title, Plan plan) {
        all.put(name, new Case(name, title, plan));
    }
}
