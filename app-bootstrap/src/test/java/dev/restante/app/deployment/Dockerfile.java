package dev.restante.app.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The instructions of the Dockerfile. What is none, or cannot be read as one, fails the test. */
record Dockerfile(List<Instruction> instructions) {
    private static final Set<String> KNOWN = Set.of("FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE",
            "STOPSIGNAL", "ENTRYPOINT", "CMD");

    record Instruction(String name, String arguments) {}

    static Dockerfile read() throws IOException {
        List<Instruction> read = new ArrayList<>();
        StringBuilder logical = new StringBuilder();
        for (String line : Files.readAllLines(Deployed.FILES.resolve("container/Dockerfile"))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            logical.append(line.endsWith("\\") ? line.substring(0, line.length() - 1) : line);
            if (!line.endsWith("\\")) {
                read.add(instruction(logical.toString()));
                logical.setLength(0);
            }
        }
        return new Dockerfile(List.copyOf(read));
    }

    private static Instruction instruction(String line) {
        String[] parts = line.split(" ", 2);
        if (!KNOWN.contains(parts[0]) || parts.length < 2) {
            throw new AssertionError(line + " (expected: an instruction, one of " + KNOWN + ")");
        }
        return new Instruction(parts[0], parts[1].strip());
    }

    /** The arguments of each such instruction of the last stage, in order. */
    List<String> all(String name) {
        int stage = instructions.stream().map(Instruction::name).toList().lastIndexOf("FROM");
        return instructions.subList(stage, instructions.size())
                .stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .toList();
    }

    String last(String name) {
        List<String> all = all(name);
        if (all.isEmpty()) {
            throw new AssertionError(name + ": absent in the last stage");
        }
        return all.get(all.size() - 1);
    }
}
