package io.incidentledger.events.durations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.policy.BuiltInMeasures;
import io.incidentledger.events.policy.MeasureDefinition;
import io.incidentledger.events.policy.MeasurePolicy;

/// Which durations there are. MTTR means four things, so each has its full name.
///
/// @param version
///            changes with every change of meaning; answers carry it
/// @param builtIn
///            which version of the built-in measures they rest on
public record DurationDefinitions(int version, int builtIn, List<DurationDefinition> all) {

    /// The ones that shipped first. Nothing of them ever changes: what was answered with them is answered again.
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

    /// The ones that ship: the same durations, and another time between failures.
    public static final DurationDefinitions DEFAULT = new DurationDefinitions(BuiltInMeasures.NEWEST,
            BuiltInMeasures.NEWEST, FIRST.all());

    public DurationDefinitions {
        all = List.copyOf(all);
    }

    /// Those of an adopted policy: a definition takes the place of the shipped one of the same key, the others come
    /// after these.
    public static DurationDefinitions of(MeasurePolicy policy, int builtIn, int version) {
        return new DurationDefinitions(version, builtIn, FIRST.with(policy.measures()).all());
    }

    /// These, and others that take the place of those of the same key or come after them. The version stays, for nobody
    /// has adopted them.
    ///
    /// @param others checked
    public DurationDefinitions with(List<MeasureDefinition> others) {
        SequencedMap<String, DurationDefinition> changed = new LinkedHashMap<>();
        all.forEach(known -> changed.put(known.key(), known));
        others.forEach(defined -> changed.put(defined.key(), DurationDefinition.of(defined)));
        return new DurationDefinitions(version, builtIn, List.copyOf(changed.values()));
    }

    /// @throws IllegalArgumentException when there is none of that name
    public DurationDefinition named(String key) {
        return all.stream().filter(definition -> definition.key().equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no duration " + key));
    }
}
