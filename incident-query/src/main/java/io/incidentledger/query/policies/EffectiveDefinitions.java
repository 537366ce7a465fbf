package io.incidentledger.query.policies;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.policy.BuiltInMeasures;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.LedgerId;

/// Which durations there are, by the position of the ledger that an answer reflects: the built-in ones with which it
/// began until the ledger adopts others. Thread-safe; may block for a short read.
public final class EffectiveDefinitions {

    private final PolicyHistory history;
    private final PolicyHistory builtIn;
    private final EventReader reader;
    private final Map<Integer, DurationDefinitions> byVersion = new ConcurrentHashMap<>();
    /// Of the ledger; 0: not asked yet.
    private volatile int generation;

    /// @param history of the policy of measures
    /// @param builtIn of the versions of the built-in ones
    public EffectiveDefinitions(PolicyHistory history, PolicyHistory builtIn, EventReader reader) {
        this.history = history;
        this.builtIn = builtIn;
        this.reader = reader;
    }

    /// Those that were in force at a position, now and for ever.
    ///
    /// @throws io.incidentledger.events.codec.UnreadableEventException when a later version of the program adopted what
    ///     this one does not understand
    public DurationDefinitions asOf(long position) {
        List<AdoptedPolicy> own = history.asOf(position);
        List<AdoptedPolicy> shipped = builtIn.asOf(position);
        return byVersion.computeIfAbsent(generation() + shipped.size() + own.size(),
                version -> read(own, shipped, version));
    }

    /// Every adoption of either kind is one version more, so no number ever means two things in a ledger.
    private DurationDefinitions read(List<AdoptedPolicy> own, List<AdoptedPolicy> shipped, int version) {
        MeasurePolicy policy = own.isEmpty() ? new MeasurePolicy(List.of()) : MeasurePolicy.of(own.getLast().policy());
        int shippedVersion = shipped.isEmpty()
                ? generation()
                : BuiltInMeasures.version(shipped.getLast().policy());
        return DurationDefinitions.of(policy, BuiltInMeasures.known(shippedVersion), version);
    }

    /// The version of the built-in measures with which a ledger begins is that of its generation.
    private int generation() {
        int known = generation;
        if (known == 0) {
            known = LedgerId.generation(reader.head().ledgerId());
            generation = known;
        }
        return known;
    }
}
