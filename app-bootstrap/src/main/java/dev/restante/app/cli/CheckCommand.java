package dev.restante.app.cli;

import dev.restante.app.node.NodeStart;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code restante check}. */
@Command(name = "check", header = "Tries a start here, and takes it back.", description = {
    "Makes a start here, up to the proof that what is sent will be held, and takes it back: settings, policy and"
            + " preconditions are checked, the mailbox is opened, a probe is sent and read back. The public listener is"
            + " never opened.",
    "Not for beside a running node: its ports and its store are taken, and that is what is told then."
}, footerHeading = "%nExamples:%n", footer = {
    "  restante check --config node.conf && restante run --config node.conf",
    "  RESTANTE_ENVIRONMENT=production restante check"
}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:all of it holds",
    "1:asked to end before it was over",
    "2:wrong usage",
    "69:something that it needs failed",
    "70:a bug",
    "78:settings, policy or preconditions",
    "124:a deadline passed"
})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    private final long began;

    CheckCommand(long began) {
        this.began = began;
    }

    @Override
    public Integer call() throws InterruptedException {
        return NodeStart.check(settings.foundation(), began);
    }
}
