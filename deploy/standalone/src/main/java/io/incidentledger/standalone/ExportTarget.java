package io.incidentledger.standalone;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

import io.incidentledger.program.CannotRunException;
import io.incidentledger.program.IoErrorMessages;

/// Writes an export to standard output or to a file, which gets its name only once it is complete and flushed to disk.
final class ExportTarget {
    private static final int BUFFER = 1 << 16;

    private ExportTarget() {}

    /// Writes the complete content.
    interface Content<T> {
        T writeTo(OutputStream out) throws IOException;
    }

    /// @param file a path, whose ending decides whether it is compressed, or `-`
    /// @throws CannotRunException if the file exists already or can't be written
    static <T> T write(String file, Content<T> content) throws IOException {
        if (file.equals(ImportSource.STANDARD_STREAM)) {
            return content.writeTo(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER));
        }
        Path path = Path.of(file);
        if (Files.exists(path)) {
            throw CannotRunException.wrongUsage("The file " + file + " already exists");
        }
        if (!Files.isDirectory(path.toAbsolutePath().resolveSibling(""))) {
            throw CannotRunException.wrongUsage("The directory of the file " + file + " does not exist");
        }
        Path part = Path.of(file + ".part");
        try {
            T written = writeTo(part, file.endsWith(ImportSource.PACKED), content);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            return written;
        } catch (IOException failure) {
            throw CannotRunException.because("Can't write " + file + ": " + IoErrorMessages.of(failure), failure);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static <T> T writeTo(Path part, boolean packed, Content<T> content) throws IOException {
        T written;
        try (OutputStream raw = Files.newOutputStream(part);
                OutputStream out = packed ? new GZIPOutputStream(raw, BUFFER) : new BufferedOutputStream(raw, BUFFER)) {
            written = content.writeTo(out);
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return written;
    }
}
