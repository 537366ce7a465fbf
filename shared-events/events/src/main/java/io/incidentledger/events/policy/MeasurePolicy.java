package io.incidentledger.events.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentledger.events.PolicyEvent.PolicyAdopted;
import io.incidentledger.events.codec.UnreadableEventException;
import io.incidentledger.events.validation.StrictJson;
import io.incidentledger.events.validation.ValidationErrors;
import io.incidentledger.events.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Policy that lists the measures that an organization defines in addition to the built-in ones, or in place of those
/// with the same key.
///
/// @param measures in the order in which responses list them; empty if only the built-in ones are used
public record MeasurePolicy(List<CustomMeasureDefinition> measures) {

    /// The policy's name, which is also the id of its stream.
    public static final String NAME = "measures";

    private static final int MAX_MEASURES = 100;
    private static final StrictJson<MeasurePolicy> JSON = StrictJson.of(MeasurePolicy.class);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /// Reads the content of an adopted policy.
    ///
    /// @throws UnreadableEventException if this version cannot read it
    public static MeasurePolicy of(PolicyAdopted adopted) {
        ValidationErrors validationErrors = new ValidationErrors();
        MeasurePolicy policy = read(adopted.content(), validationErrors);
        if (policy == null || !validationErrors.isEmpty()) {
            throw new UnreadableEventException("version " + adopted.version() + " of the policy " + adopted.name()
                    + " is unreadable: " + validationErrors.list(), null);
        }
        return policy;
    }

    /// Reads a policy's content as far as possible and adds its errors.
    ///
    /// @return null if there are errors
    public static @Nullable MeasurePolicy read(@Nullable Object content, ValidationErrors validationErrors) {
        MeasurePolicy policy = JSON.read(MAPPER.writeValueAsBytes(content), validationErrors);
        if (policy != null) {
            policy.check(new Validator(validationErrors));
        }
        return policy == null || !validationErrors.isEmpty() ? null : policy.canonical();
    }

    private void check(Validator validator) {
        validator.required("/measures", measures);
        validator.items("/measures", measures, MAX_MEASURES);
        Set<String> keys = new HashSet<>();
        for (int i = 0; measures != null && i < Math.min(measures.size(), MAX_MEASURES); i++) {
            CustomMeasureDefinition measure = measures.get(i);
            if (measure != null) {
                measure.check(validator, "/measures/" + i);
                if (measure.key() != null && !keys.add(measure.key())) {
                    validator.fault("/measures/" + i + "/key", "must be unique within the list");
                }
            }
        }
    }

    private MeasurePolicy canonical() {
        return new MeasurePolicy(measures.stream().map(CustomMeasureDefinition::canonical).toList());
    }

    /// Returns the content as it is stored in the log; equivalent policies have equal content.
    public Map<String, Object> content() {
        return MAPPER.convertValue(this, new TypeReference<Map<String, Object>>() {});
    }
}
