package dev.restante.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code run}, {@code run --config FILE} and {@code run --config=FILE}, without picocli: its classes are of a format so old
 * that no class data archive takes them, which makes them a fifth of a start. Whatever else is typed is picocli's.
 */
public final class PlainRun {
    private static final String CONFIG = "--config";
    private static final int BUG = 70;

    private PlainRun() {}

    /** The same command that picocli would run, or nothing if these arguments say anything else. */
    static Optional<RunCommand> of(List<String> arguments, long began) {
        if (arguments.isEmpty() || !arguments.get(0).equals("run")) {
            return Optional.empty();
        }
        List<String> options = arguments.subList(1, arguments.size());
        if (options.isEmpty()) {
            return Optional.of(new RunCommand(began, new SettingsOptions()));
        }
        return file(options).map(file -> new RunCommand(began, SettingsOptions.of(Path.of(file))));
    }

    /** What begins with a dash or with an {@code @} may mean something to picocli, and quotes do. */
    private static Optional<String> file(List<String> options) {
        String first = options.get(0);
        Optional<String> file = switch (options.size()) {
            case 1 ->
                first.startsWith(CONFIG + "=") ? Optional.of(first.substring(CONFIG.length() + 1)) : Optional.empty();
            case 2 -> first.equals(CONFIG) ? Optional.of(options.get(1)) : Optional.empty();
            default -> Optional.empty();
        };
        return file.filter(name -> name.matches("[A-Za-z0-9._/][^\"'@\\x00]*"));
    }

    /** Executes a command line; answers the exit code. */
    public static int execute(String[] arguments, long began) {
        Optional<RunCommand> plain = of(List.of(arguments), began);
        if (plain.isEmpty()) {
            return CommandLines.restante(began).execute(arguments);
        }
        try {
            return plain.get().call();
        } catch (InterruptedException | RuntimeException e) {
            System.err.println("restante: a bug; report it with what follows");
            e.printStackTrace();
            return BUG;
        }
    }
}
