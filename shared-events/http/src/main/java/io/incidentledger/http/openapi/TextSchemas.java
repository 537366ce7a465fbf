package io.incidentledger.http.openapi;

import java.util.function.BiConsumer;

import io.incidentledger.events.validation.TextFormat;
import io.swagger.v3.oas.models.media.Schema;

/// The schemas of texts in requests, one for each format and length.
public final class TextSchemas {

    private TextSchemas() {}

    /// Returns a reference to the schema of a format.
    ///
    /// @param max maximum number of code points; 0: the format limits them
    /// @param definitions takes the schema
    public static Schema<?> of(TextFormat.Kind kind, int max, BiConsumer<String, Schema<?>> definitions) {
        Schema<?> schema = SchemaParts.typed("string").pattern(kind.pattern()).description(kind.description());
        if (max > 0) {
            schema.setMaxLength(max);
        }
        if (kind == TextFormat.Kind.ZONE) {
            schema.setFormat("time-zone");
        }
        String name = max == kind.usualMax() ? kind.title() : kind.title() + max;
        definitions.accept(name, schema);
        return SchemaNames.reference(name);
    }
}
