package io.incidentledger.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A running service of the packaged jar, in a separate process.
final class Service implements AutoCloseable {
    private static final String READY = "Listening on ";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final Path log;
    private final Http http;

    private Service(Process process, Path log, String address) {
        this.process = process;
        this.log = log;
        this.http = new Http(address);
    }

    /// Starts the service on a free port and waits until it reports that it listens.
    static Service start(Path data, String... options) {
        var arguments = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        arguments.addAll(List.of(options));
        return start(Jar.command(arguments.toArray(String[]::new)));
    }

    static Service start(ProcessBuilder command) {
        try {
            Path log = Files.createTempFile("incident-ledger", ".log");
            Process process = command.redirectError(log.toFile()).start();
            BufferedReader out = process.inputReader();
            String line = out.readLine();
            if (line == null || !line.startsWith(READY)) {
                process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                throw new AssertionError("it said " + line + " and logged " + Files.readString(log));
            }
            return new Service(process, log, line.substring(READY.length()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    Http http() {
        return http;
    }

    Process process() {
        return process;
    }

    /// The log so far.
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Kills the process with kill -9.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Stops the process with SIGTERM.
    ///
    /// @return how long it took to end
    Duration terminate() {
        long start = System.nanoTime();
        process.destroy();
        awaitEnd();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it did not end; it logged " + log());
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
        try {
            Files.deleteIfExists(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
