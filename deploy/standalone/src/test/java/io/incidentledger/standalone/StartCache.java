package io.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A cache that the JVM writes during one start of the standalone program (an AOT cache, JEP 514). It halves the cost
/// of later starts, most of which is loading and linking classes. The cache is beside the jar and is valid until the
/// jar is built again. A JVM that can't use it starts as if there were none.
final class StartCache {
    private static final List<String> QUESTIONS = List.of("/v1/incidents", "/v1/incidents/1",
            "/v1/incidents/1/timeline", "/v1/incidents/1/postmortem", "/v1/measures", "/v1/ledger",
            "/actuator/health/readiness");
    /// Suppresses messages about the cache, which do not belong in the output of the program.
    private static final String SILENT = "-Xlog:aot*=off,cds*=off";
    private static final long PATIENCE_MINUTES = 3;

    private StartCache() {}

    private static final class Options {
        static final List<String> OF_THIS_RUN = make();
    }

    /// The JVM options for the program.
    static List<String> options() {
        return Options.OF_THIS_RUN;
    }

    private static List<String> make() {
        try {
            Path jar = Jar.path("incident-ledger");
            Path cache = jar.resolveSibling("incident-ledger-%s.aot".formatted(Runtime.version()));
            if (!isOf(jar, cache)) {
                Path directory = Files.createTempDirectory("incident-ledger");
                Path made = directory.resolve("start.aot");
                if (!train(directory.resolve("data"), made) || Files.notExists(made)) {
                    System.out.println("StartCache: this JVM made none");
                    return List.of();
                }
                Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING);
            }
            return List.of("-XX:AOTCache=" + cache, SILENT);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static boolean isOf(Path jar, Path cache) throws IOException {
        return Files.exists(cache) && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    /// Starts the program once without a cache, sends a few requests, and stops it, at which point it writes the cache.
    ///
    /// @return whether it has ended, so that the cache is complete
    private static boolean train(Path data, Path cache) throws InterruptedException {
        List<String> making = List.of("-XX:AOTCacheOutput=" + cache, SILENT);
        try (Service service = Service
                .start(Jar.program("incident-ledger", making, "serve", "--port", "0", "--data", data.toString()))) {
            service.http().post("/v1/incidents", "{\"title\": \"t\", \"severity\": \"SEV3\"}").expect(201);
            QUESTIONS.forEach(service.http()::get);
            service.process().destroy();
            return service.process().waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        }
    }
}
