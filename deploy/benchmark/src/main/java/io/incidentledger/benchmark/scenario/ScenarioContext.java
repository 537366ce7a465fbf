package io.incidentledger.benchmark.scenario;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.benchmark.ledger.GeneratedLedger;
import io.incidentledger.benchmark.noop.NoopService;
import io.incidentledger.benchmark.process.ChildService;
import io.incidentledger.benchmark.process.JavaProgram;
import io.incidentledger.benchmark.process.ServiceUnderMeasurement;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// The context of the scenarios: a temporary directory that is deleted afterwards, and the measured programs. Not
/// thread-safe.
public final class ScenarioContext implements AutoCloseable {

    private final MeasurementPlan workload;
    private final Path directory;
    private final JavaProgram product;
    private final JavaProgram noop;
    private final @Nullable URI running;
    private final PrintStream progress;
    private final Map<Told, Path> ledgers = new HashMap<>();

    /// @param disk a directory on the disk to be measured
    /// @param running a service that is used in place of fresh ones; null: fresh ones are started
    public ScenarioContext(MeasurementPlan workload, Path disk, JavaProgram product, JavaProgram noop,
            @Nullable URI running,
            PrintStream progress) {
        this.workload = workload;
        this.product = product;
        this.noop = noop;
        this.running = running;
        this.progress = progress;
        try {
            this.directory = Files.createTempDirectory(Files.createDirectories(disk), "incident-ledger-benchmark");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    MeasurementPlan effort() {
        return workload;
    }

    Path directory() {
        return directory;
    }

    /// The approximate size of the commit of a declaration in the ledger.
    int recordBytes() {
        return GeneratedLedger.COMMIT_BYTES;
    }

    void say(String what) {
        progress.println("… " + what);
    }

    /// The product on an empty ledger, or the service that is already running.
    ServiceUnderMeasurement freshService(String name) {
        URI address = running;
        return address == null ? service(name, newDirectory(name)) : ServiceUnderMeasurement.at(address);
    }

    /// The product on the ledger in a directory.
    ChildService service(String name, Path data) {
        say("starting the service for " + name);
        return ChildService.start(product, List.of("serve", "--port", "0", "--data", data.toString()), directory);
    }

    /// The no-op endpoint.
    ServiceUnderMeasurement noop() {
        return ChildService.start(noop, List.of(NoopService.COMMAND), directory);
    }

    private record Told(long events, int atOnce) {}

    /// A directory with a ledger of about this many events in consecutive incidents; created once.
    Path ledger(long events) {
        return ledger(events, 1);
    }

    /// The same with this number of incidents that are open at the same time.
    Path ledger(long events, int atOnce) {
        return ledgers.computeIfAbsent(new Told(events, atOnce), wanted -> {
            Path data = newDirectory("ledger-" + wanted.events());
            if (wanted.events() > 0) {
                say("writing a ledger of " + wanted.events() + " events, incidents at a time: " + wanted.atOnce());
                GeneratedLedger.create(data, wanted.events(), wanted.atOnce());
            }
            return data;
        });
    }

    private Path newDirectory(String name) {
        try {
            return Files.createTempDirectory(directory, name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
