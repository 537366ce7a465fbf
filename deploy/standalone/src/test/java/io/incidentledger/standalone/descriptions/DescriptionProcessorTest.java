package io.incidentledger.standalone.descriptions;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DescriptionProcessorTest {

    @TempDir
    private Path classes;

    private final StringWriter messages = new StringWriter();

    private boolean compile(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///things/Thing.java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var task = compiler.getTask(messages, null, null, List.of("-d", classes.toString(), "-proc:full"), null,
                List.of(file));
        task.setProcessors(List.of(new DescriptionProcessor()));
        return task.call();
    }

    private Properties described(String source) throws IOException {
        assertThat(compile(source)).as(messages.toString()).isTrue();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(classes.resolve("things/descriptions.properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    @Test
    void theFirstParagraphAndTheParametersAreKept() throws IOException {
        assertThat(described("""
                package things;
                /// A thing: what
                /// it is. *Really.*
                ///
                /// How it is implemented.
                ///
                /// @param size in metres;
                ///     null: not known
                record Thing(Integer size, String undocumented) {

                    /** An old comment with {@code code}. */
                    enum Kind {
                        /// The first.
                        ONE,
                        TWO
                    }
                }
                """)).containsExactlyInAnyOrderEntriesOf(java.util.Map.of("Thing", "A thing: what it is. *Really.*",
                "Thing.size", "in metres; null: not known", "Thing$Kind", "An old comment with `code`.",
                "Thing$Kind.ONE", "The first."));
    }

    @Test
    void linksBecomeNames() throws IOException {
        assertThat(described("""
                package things;
                /// Like [String], [the list][java.util.List], [#size()] and {@link Thing#size() its size}; `[x]` stays.
                record Thing(int size) {}
                """)).containsEntry("Thing", "Like `String`, the list, `size` and its size; `[x]` stays.");
    }

    @Test
    void aRecordNamesAnotherOneThatDescribesItsComponents() throws IOException {
        assertThat(described("""
                package things;
                /// @see Other.Part
                record Thing(int size) {}
                record Other() {
                    record Part(int size) {}
                }
                """)).containsEntry("Thing.@see", "things.Other$Part");
    }

    @Test
    void aTypeThatIsMissingIsAnError() {
        assertThat(compile("package things;\n/// @see Nothing\nrecord Thing(int size) {}\n")).isFalse();
        assertThat(messages.toString()).contains("@see must name a type, not Nothing");
    }

    @Test
    void theSameSourcesYieldTheSameBytes() throws IOException {
        described("package things;\n/// A thing.\nrecord Thing() {}\n");

        assertThat(classes.resolve("things/descriptions.properties")).hasContent("Thing=A thing.\n");
    }
}
