package dev.restante.app.cli;

import dev.restante.app.client.CannotReach;
import dev.restante.app.client.FollowRequest;
import dev.restante.app.client.FollowRequest.Acks;
import dev.restante.app.client.Showing;
import dev.restante.app.client.Standpoint;
import dev.restante.app.client.ThreadFollower;
import dev.restante.app.foundation.Randomness;
import dev.restante.app.node.Signals;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.ThreadId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restante follow}. */
@Command(name = "follow", header = "Prints the messages of a thread as they come.", description = {
    "Prints the messages of a thread as they come, and comes back after a lost connection to where it was. On a terminal"
            + " a line for people; otherwise, or with --json, each frame as a line of JSON. Gaps and resets are lines too;"
            + " what happens to the connection is told on standard error.",
    "A thread has one cursor: what is acknowledged here, no other reader gets as unacknowledged."
}, footerHeading = "%nExamples:%n", footer = {
    "  restante follow demo",
    "  restante follow demo --ack never --from beginning     look, and change nothing",
    "  restante follow jobs --count 1 | jq .body             take one",
    "  restante follow jobs --from Zk3vQ.41                  after position 41 of epoch Zk3vQ"
}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:--count messages were printed, or Ctrl-C, or nobody reads the output any more",
    "1:refused by the gateway",
    "2:wrong usage",
    "69:no gateway there to begin with",
    "78:settings"
})
final class FollowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "THREAD", description = "the thread's name")
    private String thread = "";

    @Option(names = "--from", paramLabel = "WHERE", defaultValue = "unacknowledged", description = "unacknowledged (default), beginning, now, or EPOCH.SEQUENCE: after that position")
    private String from = "";

    @Option(names = "--ack", paramLabel = "WHO", defaultValue = "client", description = {
        "client (default): each message is acknowledged once it is printed;",
        "auto: the gateway does it when it has sent it, even beyond --count;",
        "never: what is printed stays held"
    })
    private String ack = "";

    @Option(names = "--count", paramLabel = "N", description = "end after N messages")
    private long count;

    @Option(names = "--json", description = "lines of JSON on a terminal too")
    private boolean json;

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Mixin
    private CredentialOptions credential = new CredentialOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        FollowRequest request = request();
        credential.header(); // what is wrong with it is told before anything is tried
        PrintWriter err = spec.commandLine().getErr();
        ThreadFollower follower = new ThreadFollower(
                gateway.publicListener(),
                credential::header,
                request,
                new BufferedOutputStream(StandardOutput.stream(), 1 << 16),
                notice -> {
                    err.println("restante: " + notice);
                    err.flush();
                },
                Randomness.quick());
        Signals.handle(follower::stop);
        try {
            String refused = follower.run();
            if (!refused.isEmpty()) {
                throw new Refusal(Refusal.REFUSED, refused);
            }
        } catch (CannotReach unreachable) {
            throw new Refusal(Refusal.UNAVAILABLE, String.valueOf(unreachable.getMessage()));
        } catch (IOException nobodyReads) {
            return 0;
        }
        return 0;
    }

    private FollowRequest request() {
        if (count < 0 || (count == 0 && spec.commandLine().getParseResult().hasMatchedOption("--count"))) {
            throw usage("--count: " + count + " (expected: at least 1)");
        }
        if (!ack.matches("client|auto|never")) {
            throw usage("--ack: " + ack + " (expected: client, auto or never)");
        }
        try {
            return new FollowRequest(
                    ThreadId.parse(thread).value(),
                    Standpoint.parse(from),
                    Acks.valueOf(ack.toUpperCase(Locale.ROOT)),
                    count,
                    json || !StandardOutput.isTerminal() ? Showing.JSON_LINES : Showing.READABLE);
        } catch (InvalidValue e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
