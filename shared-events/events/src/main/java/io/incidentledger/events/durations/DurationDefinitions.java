package io.incidentledger.events.durations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.policy.BuiltInMeasuresPolicy;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.policy.MeasurePolicy;

/// The list of defined durations. MTTR has four meanings, so each of them has its own full name.
///
/// @param version changes whenever a meaning changes; included in responses
/// @param builtIn the version of the built-in measures on which the definitions are based
public record DurationDefinitions(int version, int builtIn, List<DurationDefinition> all) {

    /// The first built-in definitions. They never change, so that earlier responses remain reproducible.
    public static final DurationDefinitions FIRST = new DurationDefinitions(1, 1, List.of(
            DurationDefinition.between("timeToDetect", Milestone.IMPACT_STARTED, Milestone.DETECTED, "MTTD"),
            DurationDefinition.response("timeToAcknowledge", Milestone.DETECTED, Milestone.ACKNOWLEDGED, "MTTA"),
            DurationDefinition.response("timeToMobilize", Milestone.DETECTED, Milestone.COMMANDER_ASSIGNED, ""),
            DurationDefinition.response("timeToFirstUpdate", Milestone.DECLARED, Milestone.FIRST_UPDATE, ""),
            DurationDefinition.between("timeToMitigate", Milestone.IMPACT_STARTED, Milestone.MITIGATED, "MTTM"),
            DurationDefinition.sum("timeToRestore", Milestone.IMPACT_STARTED, Milestone.IMPACT_ENDED, "MTTR, restore"),
            DurationDefinition.between("timeToResolve", Milestone.IMPACT_STARTED, Milestone.RESOLVED, "MTTR, resolve"),
            DurationDefinition.between("timeFromDeclarationToResolve", Milestone.DECLARED, Milestone.RESOLVED, ""),
            DurationDefinition.between("timeToPostmortem", Milestone.RESOLVED, Milestone.POSTMORTEM_PUBLISHED, "")));

    /// The present built-in definitions: the same durations, but another definition of the time between failures.
    public static final DurationDefinitions DEFAULT = new DurationDefinitions(BuiltInMeasuresPolicy.NEWEST,
            BuiltInMeasuresPolicy.NEWEST, FIRST.all());

    public DurationDefinitions {
        all = List.copyOf(all);
    }

    /// Returns the definitions of an adopted policy: a definition replaces the built-in one with the same key; the
    /// others follow the built-in ones.
    public static DurationDefinitions of(MeasurePolicy policy, int builtIn, int version) {
        return new DurationDefinitions(version, builtIn, FIRST.with(policy.measures()).all());
    }

    /// Returns these definitions with others added: a definition replaces the one with the same key; the rest are
    /// appended. The version does not change, because the other definitions are not adopted.
    ///
    /// @param others must have been validated
    public DurationDefinitions with(List<CustomMeasureDefinition> others) {
        SequencedMap<String, DurationDefinition> changed = new LinkedHashMap<>();
        all.forEach(known -> changed.put(known.key(), known));
        others.forEach(defined -> changed.put(defined.key(), DurationDefinition.of(defined)));
        return new DurationDefinitions(version, builtIn, List.copyOf(changed.values()));
    }

    /// @throws IllegalArgumentException if no definition has this key
    public DurationDefinition named(String key) {
        return all.stream().filter(definition -> definition.key().equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no duration " + key));
    }
}
