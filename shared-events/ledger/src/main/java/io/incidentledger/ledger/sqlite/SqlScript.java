package io.incidentledger.ledger.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Reads the SQL scripts that are stored beside the classes.
final class SqlScript {

    private SqlScript() {}

    /// The `CREATE` statements of a file, which are separated by blank lines.
    static List<String> statements(String name) {
        try (InputStream script = SqlScript.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\n")).filter(part -> part.startsWith("CREATE")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
