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

/// The input of an import: a file or standard input. A name that ends in .gz means that the file is compressed.
final class ImportSource extends FilterInputStream {
    static final String STANDARD_STREAM = "-";
    static final String PACKED = ".gz";

    private static final int BUFFER = 1 << 16;
    private static final byte[] WHOLE_LEDGER = "{\"ledger\":".getBytes(StandardCharsets.UTF_8);

    private final CountingInputStream stored;
    private final long size;

    private ImportSource(InputStream unpacked, CountingInputStream stored, long size) {
        super(unpacked);
        this.stored = stored;
        this.size = size;
    }

    /// @throws CannotRunException if there is no such file, or it can't be read
    static ImportSource open(String file) throws IOException {
        if (file.equals(STANDARD_STREAM)) {
            var input = new CountingInputStream(System.in);
            return new ImportSource(new BufferedInputStream(input, BUFFER), input, 0);
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw CannotRunException
                    .wrongUsage(file + " is a directory: give a file, or import snapshots with --as-of-snapshots");
        }
        if (!Files.exists(path)) {
            throw CannotRunException.wrongUsage("The file " + file + " does not exist");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw CannotRunException.wrongUsage("The file " + file + " can't be read");
        }
        var stored = new CountingInputStream(Files.newInputStream(path));
        try {
            InputStream unpacked = file.endsWith(PACKED) ? new GZIPInputStream(stored, BUFFER) : stored;
            return new ImportSource(new BufferedInputStream(unpacked, BUFFER), stored, Files.size(path));
        } catch (ZipException | EOFException other) {
            stored.close();
            throw CannotRunException.because(file + " is not in gzip format", other);
        }
    }

    /// The path from which it is read; standard input may be a file, too.
    static Path path(String file) {
        return Path.of(file.equals(STANDARD_STREAM) ? "/dev/stdin" : file);
    }

    /// Whether it begins like an exported ledger. Afterwards it can still be read from the beginning.
    boolean isWholeLedger() throws IOException {
        mark(WHOLE_LEDGER.length);
        byte[] head = readNBytes(WHOLE_LEDGER.length);
        reset();
        return Arrays.equals(head, WHOLE_LEDGER);
    }

    /// The fraction that was read, from 0 to 1; NaN for standard input.
    double done() {
        return size == 0 ? Double.NaN : (double) stored.count() / size;
    }
}
