package io.incidentledger.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.incidentledger.benchmark.report.NumberFormatter;

/// Describes the machine, so that readers can judge the figures.
final class MachineInfo {

    private MachineInfo() {}

    static Map<String, String> of(Path disk) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("cores", Integer.toString(system.getAvailableProcessors()));
        facts.put("system", system.getName() + " " + system.getVersion() + ", " + system.getArch());
        facts.put("java", Runtime.version().toString());
        facts.put("file system", fileSystem(disk));
        facts.put("load average before", NumberFormatter.number(system.getSystemLoadAverage()));
        return facts;
    }

    private static String fileSystem(Path disk) {
        try {
            return Files.getFileStore(Files.createDirectories(disk)).type();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
