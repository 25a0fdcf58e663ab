package dev.restante.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Time, ids, chance and threads come in by constructor or argument; app-bootstrap is where they are made. Method
 * references count as calls.
 */
final class SeamRules {
    private static final String APP = Layer.APP.root + "..";
    private static final Set<String> CLOCK_CALLS = Set.of(
            "java.lang.System.nanoTime", "java.lang.System.currentTimeMillis", "java.util.Date.<init>");
    private static final Set<String> CHANCE_CALLS = Set.of(
            "java.lang.Math.random", "java.util.Random.<init>", "java.util.UUID.randomUUID",
            "java.security.SecureRandom.<init>", "java.security.SecureRandom.getInstanceStrong",
            "java.util.SplittableRandom.<init>", "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault", "java.util.random.RandomGenerator.of");
    private static final Set<String> THREAD_CALLS = Set.of(
            "java.lang.Thread.<init>", "java.lang.Thread.ofVirtual", "java.lang.Thread.ofPlatform",
            "java.lang.Thread.startVirtualThread", "java.lang.Thread.sleep", "java.util.Timer.<init>",
            "java.util.concurrent.ForkJoinPool.<init>", "java.util.concurrent.ForkJoinPool.commonPool",
            "java.util.concurrent.ThreadPoolExecutor.<init>",
            "java.util.concurrent.ScheduledThreadPoolExecutor.<init>",
            "java.util.concurrent.CompletableFuture.orTimeout",
            "java.util.concurrent.CompletableFuture.completeOnTimeout",
            "java.util.concurrent.CompletableFuture.delayedExecutor");

    static ArchRule timeComesFromOutside() {
        return below("read no clock", target -> CLOCK_CALLS.contains(nameOf(target))
                || isNow(target)
                || nameOf(target).matches("java\\.time\\.Clock\\.(system|tick).*"));
    }

    static ArchRule chanceComesFromOutside() {
        return below("draw no chance", target -> CHANCE_CALLS.contains(nameOf(target)));
    }

    static ArchRule threadsComeFromOutside() {
        return below("make no threads", target -> THREAD_CALLS.contains(nameOf(target))
                || isPoolWithoutFactory(target)
                || isAsyncWithoutExecutor(target));
    }

    private static ArchRule below(String what, Predicate<AccessTarget> forbidden) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(APP)
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "breaks '" + what + "'", (JavaAccess<?> access) -> forbidden.test(access.getTarget())))
                .as("classes below app-bootstrap " + what);
    }

    private static String nameOf(AccessTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }

    /** {@code now(Clock)} is handed its clock. */
    private static boolean isNow(AccessTarget target) {
        return target.getOwner().getPackageName().startsWith("java.time")
                && target.getName().equals("now")
                && !target.getFullName().contains("java.time.Clock");
    }

    /** A pool whose threads someone else makes is fine. */
    private static boolean isPoolWithoutFactory(AccessTarget target) {
        return nameOf(target).matches(
                "java\\.util\\.concurrent\\.(Executors\\.new.*|(Scheduled)?ThreadPoolExecutor\\.<init>)")
                && !target.getFullName().contains("java.util.concurrent.ThreadFactory");
    }

    /** They run on the common pool. */
    private static boolean isAsyncWithoutExecutor(AccessTarget target) {
        return target.getOwner().isAssignableTo("java.util.concurrent.CompletionStage")
                && target.getName().endsWith("Async")
                && !target.getFullName().contains("java.util.concurrent.Executor");
    }

    private SeamRules() {}
}
