package dev.restante.app.wiring;

import com.google.inject.Module;
import dev.restante.app.foundation.Foundation;
import dev.restante.config.AuthSettings;
import dev.restante.config.Settings;
import java.util.List;

/** The bindings of a node, as a list; their order means nothing. */
public final class NodeModules {
    private NodeModules() {}

    public static List<Module> of(Foundation foundation, Settings settings) {
        return List.of(
                new StrictModule(),
                new FoundationModule(foundation, settings),
                journal(settings.mailbox()),
                new MailboxModule(),
                new DeliveryModule(),
                new VerificationModule(),
                new EdgeModule(),
                access(settings.auth().mode()),
                new ListenerModule(),
                new MetricsModule());
    }

    private static Module access(AuthSettings.Mode mode) {
        return switch (mode) {
            case OFF -> new OpenModule();
            case REQUIRED -> new AuthenticationModule();
        };
    }

    private static Module journal(Settings.MailboxKind kind) {
        return switch (kind) {
            case ROCKSDB -> new RocksDbJournalModule();
            case MEMORY -> new MemoryJournalModule();
        };
    }
}
