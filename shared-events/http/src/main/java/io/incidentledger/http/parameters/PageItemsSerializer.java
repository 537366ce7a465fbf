package io.incidentledger.http.parameters;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.filter.FilteringGeneratorDelegate;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/// Writes a page with the selected members of its items. Stateless.
final class PageItemsSerializer extends ValueSerializer<PageResponse.Items<?>> {

    @Override
    public void serialize(PageResponse.Items<?> page, JsonGenerator json, SerializationContext context) {
        json.writeStartObject(page);
        json.writeName("items");
        json.writeStartArray();
        page.items().forEach(item -> write(item, page.fields(), json, context));
        json.writeEndArray();
        json.writeName("next");
        if (page.next() == null) {
            json.writeNull();
        } else {
            json.writeString(page.next());
        }
        json.writeEndObject();
    }

    private static void write(Object item, FieldSelection fields, JsonGenerator json, SerializationContext context) {
        if (fields.all()) {
            context.writeValue(json, item);
        } else {
            context.writeValue(new FilteringGeneratorDelegate(json, new MemberFilter(fields),
                    TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true), item);
        }
    }

    /// Includes the selected members of an object, each with everything in it.
    private static final class MemberFilter extends TokenFilter {

        private final FieldSelection fields;

        MemberFilter(FieldSelection fields) {
            this.fields = fields;
        }

        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            return fields.includes(name) ? INCLUDE_ALL : null;
        }
    }
}
