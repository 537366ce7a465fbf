package io.incidentledger.eventlog.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import static org.awaitility.Awaitility.await;

/** A {@link WriterProcess} as its parent sees it. Closing it is {@code kill -9}. */
final class Writer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Thread listening;
    private final Map<String, Long> stored = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicReference<String> lastRefusal = new AtomicReference<>("");

    private Writer(Process process) {
        this.process = process;
        this.listening = Thread.ofPlatform().start(this::listen);
    }

    /** Starts one; {@code wrapper} is a command that runs the command behind it. */
    static Writer on(Path directory, String... wrapper) throws IOException {
        List<String> command = new ArrayList<>(List.of(wrapper));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(), directory.toString()));
        return new Writer(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 3);
                if (words[0].equals("stored") && words.length == 3) {
                    stored.put(words[1], Long.valueOf(words[2]));
                } else if (words[0].equals("refused")) {
                    lastRefusal.set(line);
                    refusals.incrementAndGet();
                }
            }
        } catch (IOException killed) {
            // What it told before it was killed has been read.
        }
    }

    /** Waits until it has stored so many commits more than now. */
    void awaitStored(int more) {
        awaitStoredInAll(stored.size() + more);
    }

    /** Waits until it has stored so many commits since its start: for a writer that may stop storing before a waiter has counted. */
    void awaitStoredInAll(int wanted) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> stored.size() >= wanted);
    }

    void awaitRefused(int more) {
        int wanted = refusals.get() + more;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> refusals.get() >= wanted);
    }

    String lastRefusal() {
        return lastRefusal.get();
    }

    /** What it was told is durable: commit ids with first positions. */
    Map<String, Long> stored() {
        return stored;
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            listening.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
