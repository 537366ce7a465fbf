package io.incidentledger.standalone;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.incidentledger.program.CannotRunException;

/// What shall be imported: a file, or standard input. Its name says whether it is packed.
final class ImportFile extends FilterInputStream {
    static final String STANDARD_STREAM = "-";
    static final String PACKED = ".gz";

    private static final int BUFFER = 1 << 16;
    private static final byte[] WHOLE_LEDGER = "{\"ledger\":".getBytes(StandardCharsets.UTF_8);

    private final CountingInputStream stored;
    private final long size;

    private ImportFile(InputStream unpacked, CountingInputStream stored, long size) {
        super(unpacked);
        this.stored = stored;
        this.size = size;
    }

    /// @throws CannotRun when there is nothing of that name to read
    static ImportFile open(String file) throws IOException {
        if (file.equals(STANDARD_STREAM)) {
            var input = new CountingInputStream(System.in);
            return new ImportFile(new BufferedInputStream(input, BUFFER), input, 0);
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw CannotRunException
                    .wrongUsage(file + " is a directory: give a file, or snapshots with --as-of-snapshots");
        }
        if (!Files.exists(path)) {
            throw CannotRunException.wrongUsage("There is no file " + file + " to read");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw CannotRunException.wrongUsage("The file " + file + " can't be read");
        }
        var stored = new CountingInputStream(Files.newInputStream(path));
        try {
            InputStream unpacked = file.endsWith(PACKED) ? new GZIPInputStream(stored, BUFFER) : stored;
            return new ImportFile(new BufferedInputStream(unpacked, BUFFER), stored, Files.size(path));
        } catch (ZipException | EOFException other) {
            stored.close();
            throw CannotRunException.because(file + " is not packed with gzip", other);
        }
    }

    /// Where it is read from; standard input may be a file, too.
    static Path path(String file) {
        return Path.of(file.equals(STANDARD_STREAM) ? "/dev/stdin" : file);
    }

    /// Whether it begins as an exported ledger does. It is read from its beginning afterwards.
    boolean isWholeLedger() throws IOException {
        mark(WHOLE_LEDGER.length);
        byte[] beginning = readNBytes(WHOLE_LEDGER.length);
        reset();
        return Arrays.equals(beginning, WHOLE_LEDGER);
    }

    /// The part that was read, from 0 to 1; not a number for standard input.
    double done() {
        return size == 0 ? Double.NaN : (double) stored.count() / size;
    }
}
