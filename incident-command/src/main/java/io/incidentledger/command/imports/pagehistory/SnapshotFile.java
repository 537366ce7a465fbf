package io.incidentledger.command.imports.pagehistory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import io.incidentledger.ledger.EpochMicros;

/// A file that contains one snapshot and whose name contains the instant at which it was taken.
///
/// @param instant to the microsecond, the precision of the log
public record SnapshotFile(Path path, Instant instant) {
    private static final List<String> ENDINGS = List.of(".json", ".json.gz");

    /// Returns the snapshots of a directory in chronological order; files with other extensions are ignored.
    ///
    /// @throws SnapshotImportException when there is none, a name has no instant, or two have the same
    public static List<SnapshotFile> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new SnapshotImportException("There is no directory " + directory);
        }
        List<SnapshotImportException.Fault> faults = new ArrayList<>();
        List<SnapshotFile> files = new ArrayList<>();
        for (Path path : candidates(directory)) {
            Optional<Instant> instant = FilenameTimestampParser.in(bareName(path));
            instant.ifPresentOrElse(at -> files.add(new SnapshotFile(path, EpochMicros.truncate(at))),
                    () -> faults.add(new SnapshotImportException.Fault(path.toString(), "",
                            "its name must contain one timestamp, such as 2024-05-01T12-00-00Z.json")));
        }
        files.sort(Comparator.comparing(SnapshotFile::instant));
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).instant().equals(files.get(i - 1).instant())) {
                faults.add(new SnapshotImportException.Fault(files.get(i).path().toString(), "",
                        "has the same timestamp as " + files.get(i - 1).path()));
            }
        }
        if (files.isEmpty() && faults.isEmpty()) {
            faults.add(
                    new SnapshotImportException.Fault("", "", "There is no file *.json or *.json.gz in " + directory));
        }
        SnapshotImportException.unlessEmpty(faults);
        return files;
    }

    /// Whether a file would count as a snapshot of the directory, whether it exists or not.
    public static boolean mayBeIn(Path directory, Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        try {
            return parent != null && !ending(file).isEmpty() && Files.isSameFile(directory, parent);
        } catch (IOException missing) {
            return false;
        }
    }

    private static List<Path> candidates(Path directory) {
        List<Path> candidates = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(candidates::add);
        } catch (IOException | DirectoryIteratorException failure) {
            throw new SnapshotImportException("Can't read the directory " + directory + ": " + failure.getMessage());
        }
        return candidates.stream().filter(path -> Files.isRegularFile(path) && !ending(path).isEmpty()).sorted()
                .toList();
    }

    private static String ending(Path path) {
        String name = String.valueOf(path.getFileName());
        return ENDINGS.stream().filter(name::endsWith).findFirst().orElse("");
    }

    private static String bareName(Path path) {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - ending(path).length());
    }

    /// Returns its uncompressed content.
    ///
    /// @throws SnapshotImportException when it can't be read
    byte[] bytes() {
        boolean packed = ending(path).endsWith(".gz");
        try (InputStream stored = Files.newInputStream(path);
                InputStream unpacked = packed ? new GZIPInputStream(stored) : stored) {
            return unpacked.readAllBytes();
        } catch (IOException failure) {
            throw new SnapshotImportException(path + ": can't read the file: " + failure.getMessage());
        }
    }
}
