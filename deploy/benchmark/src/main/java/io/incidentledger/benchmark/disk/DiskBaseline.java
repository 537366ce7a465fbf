package io.incidentledger.benchmark.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;

import io.incidentledger.benchmark.http.LoadResult;
import org.HdrHistogram.Histogram;

/// Appends records to a file and forces each batch of them to the disk (`fdatasync`) before the next.
public final class DiskBaseline {

    private static final long SEED = 7;

    private final Path directory;
    private final int recordBytes;

    /// @param directory a directory on the disk to be measured
    public DiskBaseline(Path directory, int recordBytes) {
        this.directory = directory;
        this.recordBytes = recordBytes;
    }

    /// @param recordsPerForce the number of records that become durable together
    /// @return the latencies of the batches
    public LoadResult append(int recordsPerForce, Duration time) {
        byte[] batch = new byte[recordBytes * recordsPerForce];
        new Random(SEED).nextBytes(batch);
        Path file = directory.resolve("floor.bin");
        try {
            return append(file, ByteBuffer.allocateDirect(batch.length).put(batch), time);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            delete(file);
        }
    }

    private static LoadResult append(Path file, ByteBuffer batch, Duration time) throws IOException {
        Histogram latencies = LoadResult.histogram();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long started = System.nanoTime();
            long now = started;
            while (now - started < time.toNanos()) {
                batch.rewind();
                while (batch.hasRemaining()) {
                    channel.write(batch);
                }
                channel.force(false);
                long done = System.nanoTime();
                latencies.recordValue(done - now);
                now = done;
            }
            return new LoadResult(latencies, Duration.ofNanos(now - started));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
