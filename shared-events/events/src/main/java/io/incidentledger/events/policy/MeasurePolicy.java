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

/// The measures that an organisation defines beside the built-in ones, or instead of those of the same key.
///
/// @param measures in the order in which answers list them; empty: the built-in ones alone
public record MeasurePolicy(List<MeasureDefinition> measures) {

    /// The policy's name, and the id of its stream.
    public static final String NAME = "measures";

    private static final int MAX_MEASURES = 100;
    private static final StrictJson<MeasurePolicy> JSON = StrictJson.of(MeasurePolicy.class);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /// What was adopted.
    ///
    /// @throws UnreadableEventException when this version does not understand it
    public static MeasurePolicy of(PolicyAdopted adopted) {
        ValidationErrors validationErrors = new ValidationErrors();
        MeasurePolicy policy = read(adopted.content(), validationErrors);
        if (policy == null || !validationErrors.isEmpty()) {
            throw new UnreadableEventException("version " + adopted.version() + " of the policy " + adopted.name()
                    + " is unreadable: " + validationErrors.list(), null);
        }
        return policy;
    }

    /// Reads a content as far as that is possible and notes what is wrong with it; null: hopeless.
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
            MeasureDefinition measure = measures.get(i);
            if (measure != null) {
                measure.check(validator, "/measures/" + i);
                if (measure.key() != null && !keys.add(measure.key())) {
                    validator.fault("/measures/" + i + "/key", "must be a name that no other measure of the list has");
                }
            }
        }
    }

    private MeasurePolicy canonical() {
        return new MeasurePolicy(measures.stream().map(MeasureDefinition::canonical).toList());
    }

    /// As it enters the log; two policies that mean the same have equal ones.
    public Map<String, Object> content() {
        return MAPPER.convertValue(this, new TypeReference<Map<String, Object>>() {});
    }
}
