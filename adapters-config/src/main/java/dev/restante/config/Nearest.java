package dev.restante.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Guesses which name was meant. Pure. */
final class Nearest {
    private static final int SHOWN = 3;
    private static final int NEAR = 3;

    private Nearest() {}

    /** At most three names, the nearest first: few typing errors away, or the same last word in another group. */
    static List<String> to(String name, Collection<String> names) {
        return names.stream()
                .filter(candidate -> isNear(name, candidate) || last(name).equals(last(candidate)))
                .sorted(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** A glance at the lengths comes first: the table of {@link #distance} grows with both. */
    private static boolean isNear(String name, String candidate) {
        return Math.abs(name.length() - candidate.length()) <= NEAR && distance(name, candidate) <= NEAR;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from one to the other. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[from.length()][to.length()];
    }
}
