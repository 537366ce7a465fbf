package io.incidentledger.ledger.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;

import static org.awaitility.Awaitility.await;

/// A process that runs [EndlessAppending], as seen by its parent. Closing it is `kill -9`.
public final class Writer implements AutoCloseable {

    /// Allows for a machine on which many processes start at once.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Thread listening;
    private final Map<String, Long> stored = new ConcurrentHashMap<>();
    private final Set<String> notStored = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicReference<String> lastRefusal = new AtomicReference<>("");

    private Writer(Process process) {
        this.process = process;
        this.listening = Thread.ofPlatform().start(this::listen);
    }

    /// Starts a writer.
    ///
    /// @param program class whose main method opens the log and appends
    /// @param wrapper a command that runs the command that follows it
    public static Writer start(Class<?> program, List<String> arguments, String... wrapper) throws IOException {
        List<String> command = new ArrayList<>(List.of(wrapper));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return new Writer(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 3);
                if (words[0].equals("stored") && words.length == 3) {
                    stored.put(words[1], Long.valueOf(words[2]));
                } else if (words[0].equals("refused") && words.length == 3) {
                    notStored.add(words[1]);
                    lastRefusal.set(line);
                    refusals.incrementAndGet();
                } else if (words[0].equals("conflict") && words.length == 2) {
                    notStored.add(words[1]);
                }
            }
        } catch (IOException killed) {
            // What it printed before it was killed has been read.
        }
    }

    /// Waits until it has stored `more` further commits.
    public void awaitStored(int more) {
        awaitStoredInAll(stored.size() + more);
    }

    /// Waits until it has stored `wanted` commits since its start: for a writer that may stop storing before the caller
    /// has counted.
    public void awaitStoredInAll(int wanted) {
        awaitSoMany("stored", stored::size, wanted);
    }

    public void awaitRefused(int more) {
        int wanted = refusals.get() + more;
        awaitSoMany("refused", refusals::get, wanted);
    }

    private void awaitSoMany(String what, IntSupplier count, int wanted) {
        await(wanted + " " + what).atMost(PATIENCE).pollInterval(Duration.ofMillis(2))
                .failFast("it has ended", () -> !listening.isAlive() && count.getAsInt() < wanted)
                .until(() -> count.getAsInt() >= wanted);
    }

    public String lastRefusal() {
        return lastRefusal.get();
    }

    /// Ids of the commits that were acknowledged to it, with their first positions.
    public Map<String, Long> stored() {
        return stored;
    }

    /// Ids of the commits that were rejected.
    public Set<String> notStored() {
        return notStored;
    }

    public long pid() {
        return process.pid();
    }

    public void signal(String name) throws IOException, InterruptedException {
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
