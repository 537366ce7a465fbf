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

/// A test run with large doses across all modules. The profile `soak` tells each JVM when the run began, how long it
/// may take, which share of the remaining time the JVM may use, and where to record what is skipped.
final class Soak {

    private static final @Nullable String BEGAN = System.getProperty("soak.began");
    private static final Duration BUDGET = Duration.ofMinutes(Integer.getInteger("soak.minutes", 30));
    private static final int SHARE_PERCENT = Integer.getInteger("soak.share", 100);
    private static final Duration END = end();
    /// A test may use one fourth of the JVM's time that remains when it begins, so that later tests have time, too.
    private static final int SHARE_OF_A_TEST = 4;

    private static volatile Duration endOfTest = END;

    private Soak() {}

    static boolean isRunning() {
        return BEGAN != null;
    }

    /// Whether this JVM's time is used up, so that no more tests may begin.
    static boolean isOver() {
        return BEGAN != null && spent(BEGAN).compareTo(END) >= 0;
    }

    /// Returns the end of this JVM's share of the time that remains when the JVM starts, so that neither a slow build
    /// nor earlier modules use up everything.
    private static Duration end() {
        Duration now = BEGAN == null ? Duration.ZERO : spent(BEGAN);
        return now.plus(BUDGET.minus(now).multipliedBy(SHARE_PERCENT).dividedBy(100));
    }

    static void beginTest() {
        if (BEGAN != null) {
            Duration now = spent(BEGAN);
            endOfTest = now.plus(END.minus(now).dividedBy(SHARE_OF_A_TEST));
        }
    }

    /// Whether the test that began last has used up its share.
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

    /// Prints the summary of this module and the ones before it; that of the last module covers the whole run.
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

    /// Returns a file that belongs to this run, so that no report of an earlier run is read.
    private static Path report() {
        return Path.of(System.getProperty("soak.directory", "target"),
                "soak-" + String.valueOf(BEGAN).replace(":", "") + ".txt");
    }
}
