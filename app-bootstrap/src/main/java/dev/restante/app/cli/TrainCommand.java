package dev.restante.app.cli;

import dev.restante.app.training.Training;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code restante train}: between the launcher and the app. */
@Command(name = "train", hidden = true, description = "Unpacks native code, and lives for a moment, for the JVM to learn from.")
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NATIVES", description = "where native code is unpacked to")
    private Path natives = Path.of("");

    @Parameters(paramLabel = "SCRATCH", description = "an empty directory")
    private Path scratch = Path.of("");

    @Override
    public Integer call() throws Exception {
        // As "run" reads them; what stands in them is of no interest here.
        var unused = new SettingsOptions().foundation();
        Training.run(natives, scratch);
        return 0;
    }
}
