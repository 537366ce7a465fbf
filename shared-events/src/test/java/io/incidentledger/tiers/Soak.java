package io.incidentledger.tiers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// One run with large doses, across all modules: the profile `soak` tells each of their JVMs when it began, how long it may take, by which part of that the module has to be done, and where to note
/// what is left out.
final class Soak {

    private static final @Nullable String BEGAN = System.getProperty("soak.began");
    private static final Duration BUDGET = Duration.ofMinutes(Integer.getInteger("soak.minutes", 30));
    private static final int UNTIL_PERCENT = Integer.getInteger("soak.until", 100);
    /// Of the module's time that is left when a test begins: who comes later has doses, too.
    private static final int SHARE_OF_A_TEST = 4;

    private static volatile Duration endOfTest = endOfModule();

    private Soak() {}

    static boolean isRunning() {
        return BEGAN != null;
    }

    /// Whether the time of this module is used up, so that nothing may begin.
    static boolean isOver() {
        return BEGAN != null && spent(BEGAN).compareTo(endOfModule()) >= 0;
    }

    private static Duration endOfModule() {
        return BUDGET.multipliedBy(UNTIL_PERCENT).dividedBy(100);
    }

    static void beginTest() {
        if (BEGAN != null) {
            Duration now = spent(BEGAN);
            endOfTest = now.plus(endOfModule().minus(now).dividedBy(SHARE_OF_A_TEST));
        }
    }

    /// Whether the test that began last has had its share.
    static boolean hadItsShare() {
        return BEGAN != null && spent(BEGAN).compareTo(endOfTest) >= 0;
    }

    private static Duration spent(String began) {
        return Duration.between(Instant.parse(began), Instant.now());
    }

    static synchronized void leaveOut(String what) {
        try {
            Files.createDirectories(report().getParent());
            Files.writeString(report(), what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Of this and the modules before: the last one's is that of the run.
    static void printSummary() {
        if (BEGAN != null) {
            List<String> leftOut = leftOut();
            System.out.printf("Soak: %d of %d minutes used, %s%n", spent(BEGAN).toMinutes(), BUDGET.toMinutes(),
                    leftOut.isEmpty() ? "nothing left out" : "left out:");
            leftOut.forEach(each -> System.out.println("  " + each));
        }
    }

    private static List<String> leftOut() {
        try {
            return Files.exists(report()) ? Files.readAllLines(report()) : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A file of this run's own: no earlier one's is read.
    private static Path report() {
        return Path.of(System.getProperty("soak.directory", "target"),
                "soak-" + String.valueOf(BEGAN).replace(":", "") + ".txt");
    }
}
