package io.incidentledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.Yaml;

/// Reads the files below deploy/ that are not for Maven.
final class DeploymentFiles {
    static final Path ROOT = Path.of("..", "..");
    static final Path DEPLOY = ROOT.resolve("deploy");

    private DeploymentFiles() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Path> yamlBelow(String directory) {
        try (Stream<Path> files = Files.walk(DEPLOY.resolve(directory))) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Map<String, Object> yaml(Path file) {
        return documents(read(file)).getFirst();
    }

    @SuppressWarnings("unchecked") // anything but a map fails the test
    static List<Map<String, Object>> documents(String yaml) {
        return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
                .map(document -> (Map<String, Object>) document).toList();
    }

    @SuppressWarnings("unchecked") // anything but a map fails the test
    static Map<String, Object> map(Map<String, Object> within, String key) {
        return (Map<String, Object>) within.getOrDefault(key, Map.of());
    }
}
