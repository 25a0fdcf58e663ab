package dev.restante.architecture;

import static dev.restante.architecture.LayerRules.usesOnlyWhatItNames;

import dev.restante.app.canary.KnowsUndertow;
import dev.restante.application.canary.KnowsAnAdapter;
import dev.restante.application.canary.OpensASocket;
import dev.restante.application.canary.cycle.left.Left;
import dev.restante.application.canary.cycle.right.Right;
import dev.restante.application.canary.seam.CallsNow;
import dev.restante.application.canary.seam.DrawsAUuid;
import dev.restante.application.canary.seam.RefersToNanoTime;
import dev.restante.application.canary.seam.RunsOnTheCommonPool;
import dev.restante.application.canary.seam.Sleeps;
import dev.restante.application.canary.seam.StartsAThread;
import dev.restante.application.canary.seam.UsesASystemClock;
import dev.restante.application.canary.util.Harmless;
import dev.restante.config.canary.KnowsThePorts;
import dev.restante.domain.canary.HoldsAChangingStatic;
import dev.restante.domain.canary.IsNullMarked;
import dev.restante.domain.canary.KnowsThePort;
import dev.restante.domain.canary.OpensAFile;
import dev.restante.domain.canary.ReadsTheEnvironment;
import dev.restante.domain.canary.ShowsAChangingField;
import dev.restante.domain.canary.WaitsForAFuture;
import dev.restante.memory.canary.IMailbox;
import dev.restante.memory.canary.KnowsTheApplication;
import dev.restante.memory.canary.MailboxImpl;
import dev.restante.metrics.canary.CountsInTheApplication;
import dev.restante.ports.canary.KnowsAUseCase;
import dev.restante.rocksdb.canary.SharesAnAdapter;
import dev.restante.stray.Stray;
import dev.restante.websocket.canary.AnswersSends;
import dev.restante.websocket.canary.KnowsAnotherAdapter;
import dev.restante.websocket.canary.KnowsGuice;
import java.util.List;

/** All rules about classes. A new rule is added here, with what breaks it. */
final class Proofs {
    static final List<Proof> ALL = List.of(
            Proof.that(usesOnlyWhatItNames(Layer.DOMAIN), OpensAFile.class, KnowsThePort.class, WaitsForAFuture.class,
                    IsNullMarked.class),
            Proof.that(usesOnlyWhatItNames(Layer.PORTS), KnowsAUseCase.class),
            Proof.that(usesOnlyWhatItNames(Layer.APPLICATION), KnowsAnAdapter.class, OpensASocket.class),
            Proof.that(usesOnlyWhatItNames(Layer.MEMORY), KnowsTheApplication.class),
            Proof.that(usesOnlyWhatItNames(Layer.ROCKSDB), SharesAnAdapter.class),
            Proof.that(usesOnlyWhatItNames(Layer.WEBSOCKET), KnowsAnotherAdapter.class, KnowsGuice.class),
            Proof.that(usesOnlyWhatItNames(Layer.CONFIG), KnowsThePorts.class),
            Proof.that(usesOnlyWhatItNames(Layer.METRICS), CountsInTheApplication.class),
            Proof.that(usesOnlyWhatItNames(Layer.APP), KnowsUndertow.class),
            Proof.that(LayerRules.everyClassHasALayer(), Stray.class),
            Proof.that(LayerRules.onlyUseCasesAnswerFromOutside(), AnswersSends.class),
            Proof.that(PurityRules.domainReachesForNothing(), ReadsTheEnvironment.class),
            Proof.that(PurityRules.whatTheDomainShowsIsImmutable(), ShowsAChangingField.class),
            Proof.that(PurityRules.domainHasNoChangingStatics(), HoldsAChangingStatic.class),
            Proof.that(SeamRules.timeComesFromOutside(), CallsNow.class, RefersToNanoTime.class,
                    UsesASystemClock.class),
            Proof.that(SeamRules.chanceComesFromOutside(), DrawsAUuid.class),
            Proof.that(SeamRules.threadsComeFromOutside(), StartsAThread.class, RunsOnTheCommonPool.class,
                    Sleeps.class),
            Proof.that(NamingRules.classNamesSayWhatItIs(), MailboxImpl.class),
            Proof.that(NamingRules.interfacesHaveNoPrefix(), IMailbox.class),
            Proof.that(NamingRules.packagesSayWhatIsInside(), Harmless.class),
            Proof.brokenBy(NamingRules.packagesHaveNoCycles(), Left.class, Right.class));

    private Proofs() {}
}
