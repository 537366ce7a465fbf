package io.incidentledger.http.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.node.NullNode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;

/// Expresses a [MemberRule] in JSON Schema.
final class MemberRules {

    private MemberRules() {}

    /// Returns the schema of the objects that break the rule.
    static Schema<?> broken(MemberRule rule) {
        List<Schema<?>> broken = new ArrayList<>();
        if (rule.atMostOne().length > 0) {
            broken.add(given(rule.atMostOne()));
        }
        if (rule.atLeastOne().length > 0) {
            broken.add(missing(new JsonSchema(), rule.atLeastOne()));
        }
        for (int i = 0; i < rule.requires().length; i += 2) {
            broken.add(missing(given(rule.requires()[i]), rule.requires()[i + 1]));
        }
        if (broken.size() == 1) {
            return broken.getFirst();
        }
        Schema<?> any = new JsonSchema();
        broken.forEach(any::addAnyOfItem);
        return any;
    }

    /// Null, in the form in which openapi-generator can read it within `not`.
    private static Schema<?> nothing() {
        JsonSchema nothing = new JsonSchema();
        nothing.setConst(NullNode.getInstance());
        return nothing;
    }

    /// All of the members are there, and none is null.
    private static Schema<?> given(String... members) {
        Schema<?> given = new JsonSchema();
        Arrays.stream(members).forEach(member -> {
            given.addRequiredItem(member);
            given.addProperty(member, new JsonSchema().not(SchemaParts.typed("null")));
        });
        return given;
    }

    /// Adds to a schema that each of the members is absent or null.
    private static Schema<?> missing(Schema<?> schema, String... members) {
        Arrays.stream(members).forEach(member -> schema.addProperty(member, nothing()));
        return schema;
    }
}
