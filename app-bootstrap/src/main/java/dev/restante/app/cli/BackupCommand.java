package dev.restante.app.cli;

import dev.restante.app.client.CannotReach;
import dev.restante.app.client.GatewayAddress;
import dev.restante.app.client.Posting;
import dev.restante.app.wiring.ClosedStore;
import dev.restante.config.Settings;
import dev.restante.ports.journal.JournalUnusable;
import dev.restante.ports.operations.BackupResult;
import dev.restante.websocket.json.JsonBytes;
import dev.restante.websocket.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restante backup}. */
@Command(name = "backup", header = "Copies the store into a new directory, online.", description = {
    "Copies the store into a new directory, while the node runs: the node that has the store open is asked over its"
            + " management listener. If none has, the store is opened here. The copy is read back before it gets its name.",
    "To restore, start a node with restante.data-directory on the copy (or on a copy of it): it has everything that was held"
            + " at that moment, under new epochs."
}, footerHeading = "%nExamples:%n", footer = {
    "  restante backup /backups/$(date +%%F)",
    "  restante backup /backups/today --url http://127.0.0.1:8081    ask this node, open nothing here",
    "  RESTANTE_DATA_DIRECTORY=/restored restante run                where /restored is a copy of a backup"
}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:the copy is complete",
    "1:refused, or it failed: nothing bears the name of DIR",
    "2:wrong usage",
    "69:no node answers for the store, and it cannot be opened here either",
    "78:settings"
})
final class BackupCommand implements Callable<Integer> {
    private static final Set<String> STORE =
            Set.of("restante.data-directory", "restante.mailbox", "restante.durability");

    @Parameters(paramLabel = "DIR", description = "a directory that does not exist yet, in one that does")
    private String directory = "";

    @Option(names = "--json", description = "prints what was written as one line of JSON")
    private boolean json;

    @Mixin
    private OperatorOptions operator = new OperatorOptions();

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        String target = target();
        GatewayAddress address = gateway.managementListener();
        if (gateway.isUrlGiven()) {
            return asked(address, target, Optional.empty())
                    .orElseThrow(() -> new Refusal(Refusal.UNAVAILABLE, address + " has no such store open"));
        }
        Settings settings = gateway.sound(STORE);
        String store = ClosedStore.name(settings);
        String answered;
        try {
            Optional<Integer> done = asked(address, target, Optional.of(store));
            if (done.isPresent()) {
                return done.get();
            }
            answered = address + " has another store open";
        } catch (Refusal none) {
            if (none.exitCode() != Refusal.UNAVAILABLE) {
                throw none;
            }
            answered = String.valueOf(none.getMessage());
        }
        return copiedHere(settings, target, answered);
    }

    private String target() {
        try {
            if (directory.isBlank()) {
                throw new InvalidPathException(directory, "blank");
            }
            return Path.of(directory).toAbsolutePath().toString();
        } catch (InvalidPathException e) {
            throw new ParameterException(spec.commandLine(), "DIR: '" + directory + "' (expected: a path)");
        }
    }

    /** The exit code; nothing where the node there has another store open. */
    private Optional<Integer> asked(GatewayAddress address, String target, Optional<String> store)
            throws InterruptedException {
        JsonBytes body = new JsonBytes(256).beginObject().field("directory", target);
        store.ifPresent(name -> body.field("store", name));
        Posting.Answer answer;
        try {
            byte[] bytes = StandardCharsets.UTF_8.decode(body.endObject().buffer())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = new HashMap<>(operator.headers());
            headers.put("Content-Type", "application/json");
            answer = Posting.post(address, "/backup", headers, bytes);
        } catch (CannotReach unreachable) {
            if (unreachable.request() == CannotReach.Request.PERHAPS_SERVED) {
                throw new Refusal(
                        Refusal.REFUSED, unreachable.getMessage() + "; look whether " + target + " has come to be");
            }
            throw new Refusal(Refusal.UNAVAILABLE, String.valueOf(unreachable.getMessage()));
        }
        JsonObject fields = JsonObject.read(answer.body().getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new Refusal(
                        Refusal.UNAVAILABLE,
                        address + " answered " + answer.status() + " (expected: a management listener)"));
        if (answer.status() == 200) {
            return Optional.of(told(written(fields)));
        }
        if (fields.string("type").filter("/problems/other-store"::equals).isPresent()) {
            return Optional.empty();
        }
        String why = fields.string("detail").orElse(answer.body());
        throw new Refusal(
                Refusal.REFUSED,
                answer.status() == 401 ? why + "; show one with --key-file or RESTANTE_MANAGEMENT_KEY" : why);
    }

    private int copiedHere(Settings settings, String target, String answered) throws InterruptedException {
        try {
            return switch (ClosedStore.copy(settings, target)) {
                case BackupResult.Written copy -> told(copy);
                case BackupResult.Refused refused -> throw new Refusal(Refusal.REFUSED, refused.detail());
            };
        } catch (JournalUnusable unusable) {
            throw new Refusal(
                    Refusal.UNAVAILABLE,
                    answered + "; and here: " + unusable.getMessage() + "; " + unusable.remedy()
                            + "; if a node has it open, name its management listener with --url");
        }
    }

    private static BackupResult.Written written(JsonObject fields) {
        return new BackupResult.Written(
                fields.string("directory").orElse("?"),
                fields.number("files").orElse(0L),
                fields.number("bytes").orElse(0L),
                fields.number("threads").orElse(0L),
                fields.number("messages").orElse(0L));
    }

    private int told(BackupResult.Written copy) {
        JsonBytes text = new JsonBytes(256)
                .beginObject()
                .field("directory", copy.directory())
                .field("files", copy.files())
                .field("bytes", copy.bytes())
                .field("threads", copy.threads())
                .field("messages", copy.messages())
                .endObject();
        StandardOutput.line(
                json
                        ? StandardCharsets.UTF_8.decode(text.buffer()).toString()
                        : "copied to " + copy.directory() + ": " + copy.files() + " files, " + copy.bytes() + " bytes, "
                                + copy.threads() + " threads, " + copy.messages() + " messages");
        return 0;
    }
}
