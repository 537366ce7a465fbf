package io.incidentledger.http.openapi;

import java.util.Objects;
import java.util.regex.Pattern;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;

/// The names of schemas. A nested type has the name of the enclosing type before its own, without the suffix that says
/// what the enclosing type is for; types of controllers have only their own. Another name can be given by an annotation
/// of the type.
final class SchemaNames {

    private static final Pattern SUFFIX = Pattern.compile("(Response|Request)$");

    private SchemaNames() {}

    static String of(Class<?> type) {
        var declared = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (declared != null && !declared.name().isEmpty()) {
            return declared.name();
        }
        Class<?> enclosing = type.getEnclosingClass();
        return enclosing == null || enclosing.getSimpleName().endsWith("Controller")
                ? type.getSimpleName()
                : SUFFIX.matcher(of(enclosing)).replaceFirst("") + type.getSimpleName();
    }

    /// Returns the name for a page of a list.
    static String ofPage(Schema<?> item) {
        String reference = Objects.requireNonNull(item.get$ref(), "the items of lists have names");
        return SUFFIX.matcher(reference.substring(reference.lastIndexOf('/') + 1)).replaceFirst("") + "Page";
    }

    static Schema<?> reference(String name) {
        return new JsonSchema().$ref(Components.COMPONENTS_SCHEMAS_REF + name);
    }
}
