package dev.restante.application.simulation;

import dev.restante.ports.mailbox.Mailbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A life that can be lived again: each step is a number of its own, from which all that is drawn in it comes, so that any
 * part of the steps is a life too.
 */
final class Replay {
    /** So many lives are tried to make a script shorter. */
    private static final int TRIES = 1_500;

    private final long seed;
    private final UnaryOperator<Mailbox> between;
    private List<String> script = List.of();
    private int tries;
    private String kind = "";

    /** {@code between} stands between the gateway and its mailbox: nothing, or what a test of this test breaks. */
    Replay(long seed, UnaryOperator<Mailbox> between) {
        this.seed = seed;
        this.between = between;
    }

    static List<Long> steps(long seed, int count) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Long> steps = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            steps.add(random.nextLong());
        }
        return steps;
    }

    /** What goes wrong, if anything. */
    Optional<Throwable> live(List<Long> steps) {
        World world = new World(Setting.of(seed), between);
        try {
            steps.forEach(world::step);
            world.end();
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(e);
        } finally {
            script = world.script;
        }
    }

    /** What happened in the life lived last. */
    List<String> script() {
        return script;
    }

    /** Fewer steps that go wrong as these do: delta debugging, until no one can be left out or many were tried. */
    List<Long> shrunk(List<Long> failing) {
        List<Long> steps = failing;
        kind = live(failing).map(Replay::kind).orElse("");
        int parts = 2;
        while (parts <= steps.size() && tries < TRIES) {
            Optional<List<Long>> fewer = without(steps, parts);
            if (fewer.isPresent()) {
                steps = fewer.get();
                parts = Math.max(2, parts - 1);
            } else if (parts == steps.size()) {
                break;
            } else {
                parts = Math.min(steps.size(), parts * 2);
            }
        }
        live(steps);
        return steps;
    }

    /** What is said of the first fault, without names and numbers: fewer steps may fail for another reason. */
    private static String kind(Throwable failure) {
        String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return Arrays.stream(first.split(" ", -1))
                .filter(word -> word.matches("[a-z]+,?:?"))
                .collect(Collectors.joining(" "));
    }

    private Optional<List<Long>> without(List<Long> steps, int parts) {
        for (int part = 0; part < parts && tries < TRIES; part++) {
            int from = (int) ((long) steps.size() * part / parts);
            int to = (int) ((long) steps.size() * (part + 1) / parts);
            List<Long> rest = new ArrayList<>(steps.subList(0, from));
            rest.addAll(steps.subList(to, steps.size()));
            tries++;
            if (live(rest).map(Replay::kind).equals(Optional.of(kind))) {
                return Optional.of(rest);
            }
        }
        return Optional.empty();
    }
}
