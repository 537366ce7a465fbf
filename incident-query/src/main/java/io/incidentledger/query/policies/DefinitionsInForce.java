package io.incidentledger.query.policies;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.milestones.DurationDefinitions;
import io.incidentledger.policy.MeasurePolicy;

/// Which durations there are, by the position of the ledger that an answer reflects: the built-in ones until the ledger adopts others. Thread-safe; may block for a short read.
public final class DefinitionsInForce {

    private final PolicyHistory history;
    private final Map<Integer, DurationDefinitions> byVersion = new ConcurrentHashMap<>();

    /// @param history
    ///            of the policy of measures
    public DefinitionsInForce(PolicyHistory history) {
        this.history = history;
    }

    /// Those that were in force at a position, now and for ever.
    ///
    /// @throws io.incidentledger.codec.UnreadableEventException
    ///             when a later version of the program adopted what this one does not understand
    public DurationDefinitions asOf(long position) {
        List<AdoptedPolicy> adopted = history.asOf(position);
        return adopted.isEmpty()
                ? DurationDefinitions.DEFAULT
                : byVersion.computeIfAbsent(adopted.getLast().version(), version -> read(adopted.getLast()));
    }

    private static DurationDefinitions read(AdoptedPolicy adopted) {
        return DurationDefinitions.of(MeasurePolicy.of(adopted.policy()), adopted.version());
    }
}
