package io.incidentledger.benchmark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A service in a separate process that prints its address in a line `Listening on http://…`.
public final class ChildService implements ServiceUnderMeasurement {

    private static final Pattern LISTENING = Pattern.compile("Listening on (http://\\S+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final int LINES_SHOWN = 20;
    private static final int KIB = 1024;

    private final Process process;
    private final URI address;
    private final Duration readyAfter;

    private ChildService(Process process, URI address, Duration readyAfter) {
        this.process = process;
        this.address = address;
        this.readyAfter = readyAfter;
    }

    /// Starts the service and returns when it is ready.
    ///
    /// @param logDirectory receives the standard error of the process
    /// @throws IllegalStateException if the process ends before that; the message contains the end of its log
    public static ChildService start(JavaProgram javaProgram, List<String> arguments, Path logDirectory) {
        Path log = logDirectory.resolve(javaProgram.name() + "-" + System.nanoTime() + ".log");
        long started = System.nanoTime();
        try {
            Process process = new ProcessBuilder(javaProgram.command(arguments)).redirectError(log.toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            URI address = address(process, log);
            ServiceReadinessPoller.await(address, process::isAlive);
            return new ChildService(process, address, Duration.ofNanos(System.nanoTime() - started));
        } catch (IOException failure) {
            throw new UncheckedIOException(javaProgram.name() + " can't be started", failure);
        }
    }

    private static URI address(Process process, Path log) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
                return URI.create(listening.group(1));
            }
        }
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(log);
        throw new IllegalStateException("the service did not start:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size())));
    }

    @Override
    public URI address() {
        return address;
    }

    /// The time from the start of the process until it was ready.
    public Duration readyAfter() {
        return readyAfter;
    }

    @Override
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public long residentBytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.map(RESIDENT::matcher).filter(Matcher::find)
                    .mapToLong(found -> Long.parseLong(found.group(1)) * KIB).findFirst().orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    /// The size of the live objects on its heap after a full collection, in bytes; 0 if this Java has no `jcmd`.
    public long liveHeapBytes() {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return 0;
        }
        try {
            Process request = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram")
                    .redirectErrorStream(true).start();
            try (Stream<String> lines = request.inputReader().lines()) {
                return lines.map(TOTAL::matcher).filter(Matcher::matches)
                        .mapToLong(found -> Long.parseLong(found.group(1))).reduce(0, (one, last) -> last);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Asks the process to end, so that a Flight Recorder recording is written; kills it after a timeout.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
