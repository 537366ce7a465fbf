package io.incidentledger.query.policies;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.policy.BuiltInMeasuresPolicy;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.LedgerId;

/// Determines the duration definitions in force at the ledger position that a response reflects: the built-in
/// definitions that the ledger started with, until it adopts others. Thread-safe; may block for a short read.
public final class EffectiveDefinitionsResolver {

    private final PolicyHistory history;
    private final PolicyHistory builtIn;
    private final EventReader reader;
    private final Map<Integer, DurationDefinitions> byVersion = new ConcurrentHashMap<>();
    /// The generation of the ledger; 0: not read yet.
    private volatile int generation;

    /// @param history the history of the measure policy
    /// @param builtIn the history of the adopted versions of the built-in measures
    public EffectiveDefinitionsResolver(PolicyHistory history, PolicyHistory builtIn, EventReader reader) {
        this.history = history;
        this.builtIn = builtIn;
        this.reader = reader;
    }

    /// The definitions in force at a position. The result for a position never changes.
    ///
    /// @throws io.incidentledger.events.codec.UnreadableEventException if a later version of the program adopted
    ///     definitions that this version does not understand
    public DurationDefinitions asOf(long position) {
        List<AdoptedPolicy> own = history.asOf(position);
        List<AdoptedPolicy> shipped = builtIn.asOf(position);
        return byVersion.computeIfAbsent(generation() + shipped.size() + own.size(),
                version -> read(own, shipped, version));
    }

    /// Every adoption of either kind increments the version, so no version number has two meanings within a ledger.
    private DurationDefinitions read(List<AdoptedPolicy> own, List<AdoptedPolicy> shipped, int version) {
        MeasurePolicy policy = own.isEmpty() ? new MeasurePolicy(List.of()) : MeasurePolicy.of(own.getLast().policy());
        int shippedVersion = shipped.isEmpty()
                ? generation()
                : BuiltInMeasuresPolicy.version(shipped.getLast().policy());
        return DurationDefinitions.of(policy, BuiltInMeasuresPolicy.known(shippedVersion), version);
    }

    /// The version of the built-in measures that a ledger starts with is its generation.
    private int generation() {
        int known = generation;
        if (known == 0) {
            known = LedgerId.generation(reader.head().ledgerId());
            generation = known;
        }
        return known;
    }
}
