package io.incidentledger.standalone.descriptions;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that the files `descriptions.properties`, from which the OpenAPI document takes its descriptions, have the
/// comments of the sources. `-Dgolden.write=true` writes them anew.
class DescriptionFilesTest {
    private static final Path ROOT = Path.of("../..");
    private static final String FILE_NAME = "descriptions.properties";

    @TempDir
    private Path written;

    @ParameterizedTest
    @ValueSource(strings = {"shared-events/events", "shared-events/http", "incident-command", "incident-query"})
    void theFilesHaveTheCommentsOfTheSources(String module) throws IOException {
        Path resources = ROOT.resolve(module).resolve("src/main/resources");
        process(ROOT.resolve(module).resolve("src/main/java"));
        SortedMap<String, String> expected = files(written);
        if (Boolean.getBoolean("golden.write")) {
            for (String gone : files(resources).keySet()) {
                Files.delete(resources.resolve(gone));
            }
            for (String name : expected.keySet()) {
                Files.createDirectories(resources.resolve(name).getParent());
                Files.copy(written.resolve(name), resources.resolve(name));
            }
        }
        assertThat(expected).isNotEmpty();
        assertThat(files(resources)).isEqualTo(expected);
    }

    /// Processes the sources of a module; the class path of the tests has all that they refer to.
    private void process(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> java = Files.walk(sources)) {
            List<Path> all = java.filter(file -> file.toString().endsWith(".java")).toList();
            var task = compiler.getTask(messages, files, null, List.of("-proc:only", "-d", written.toString(),
                    "-classpath", System.getProperty("java.class.path")), null, files.getJavaFileObjectsFromPaths(all));
            task.setProcessors(List.of(new DescriptionProcessor()));
            assertThat(task.call()).as(messages.toString()).isTrue();
        }
    }

    private static SortedMap<String, String> files(Path directory) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(each -> each.endsWith(FILE_NAME)).toList()) {
                contents.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
