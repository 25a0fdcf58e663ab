package dev.restante.app.cli;

import dev.restante.app.node.NodeStart;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code restante run}. */
@Command(name = "run", description = "Starts the gateway and serves until TERM or INT; a second signal forces the end.", footerHeading = "%nExamples:%n", footer = {
    "  restante run",
    "  restante run --config node.conf",
    "  RESTANTE_MAILBOX=memory RESTANTE_PUBLIC_PORT=8090 restante run"
}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:left in order",
    "1:left by force",
    "2:wrong usage",
    "69:something that it needs failed",
    "70:a bug",
    "78:settings, policy or preconditions",
    "124:a deadline passed while starting"
})
final class RunCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    private final long began;

    RunCommand(long began) {
        this(began, new SettingsOptions());
    }

    RunCommand(long began, SettingsOptions settings) {
        this.began = began;
        this.settings = settings;
    }

    SettingsOptions settings() {
        return settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return NodeStart.run(settings.foundation(), began);
    }
}
