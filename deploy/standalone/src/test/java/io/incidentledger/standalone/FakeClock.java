package io.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// A wall clock of other processes that can be set while they run, by libfaketime. Their monotonic clock stays as it is.
final class FakeClock {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final Path NAME = Path.of("faketime", "libfaketimeMT.so.1");

    private final String library;
    private final Path offset;

    /// Aborts the test where there is no libfaketime.
    ///
    /// @param directory keeps the setting
    FakeClock(Path directory) {
        Optional<Path> found = library();
        assumeTrue(found.isPresent(), "SKIPPED: libfaketime is not installed, so no clock can be set");
        this.library = found.orElseThrow().toString();
        this.offset = directory.resolve("offset");
        set(Duration.ZERO);
    }

    private static Optional<Path> library() {
        try (Stream<Path> directories = Files.list(LIBRARIES)) {
            return directories.map(directory -> directory.resolve(NAME)).filter(Files::isRegularFile).findFirst();
        } catch (IOException noLinux) {
            return Optional.empty();
        }
    }

    /// Sets the clock, also of running processes, to the right time plus a difference.
    void set(Duration difference) {
        try {
            Path next = Files.writeString(offset.resolveSibling("offset.next"),
                    "%+d".formatted(difference.toSeconds()));
            Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Gives this clock to a process that is not started yet.
    ProcessBuilder of(ProcessBuilder command) {
        command.environment().put("LD_PRELOAD", library);
        command.environment().put("FAKETIME_TIMESTAMP_FILE", offset.toString());
        command.environment().put("FAKETIME_CACHE_DURATION", "1");
        command.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        return command;
    }
}
