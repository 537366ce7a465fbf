package io.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// The accepted differences from the responses of the former release, each with its reason; the `README.md` beside the
/// files describes the format.
final class AllowedDifferences {
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Entry> met = ConcurrentHashMap.newKeySet();

    private record Entry(String file, String text, Pattern pattern) {
        @Override
        public String toString() {
            return file + ": " + text;
        }
    }

    static AllowedDifferences in(Path directory) {
        var allowed = new AllowedDifferences();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".txt")).sorted().forEach(allowed::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return allowed;
    }

    private void read(Path file) {
        String name = file.getFileName().toString();
        assertThat(name).matches("\\d+-[a-z-]+\\.txt");
        boolean explained = false;
        for (String line : DeploymentFiles.read(file).lines().map(String::strip).toList()) {
            if (line.startsWith("# ")) {
                explained = true;
            } else if (!line.isEmpty()) {
                assertThat(explained).as(name + " says why above the first pattern").isTrue();
                entries.add(new Entry(name, line, glob(line)));
            }
        }
    }

    private static Pattern glob(String line) {
        return Pattern.compile(
                Stream.of(line.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    boolean allow(String difference) {
        boolean allowed = false;
        for (Entry entry : entries) {
            if (entry.pattern().matcher(difference).matches()) {
                met.add(entry);
                allowed = true;
            }
        }
        return allowed;
    }

    /// The entries that matched no difference.
    List<String> stale() {
        return entries.stream().filter(entry -> !met.contains(entry)).map(Entry::toString).toList();
    }
}
