package io.incidentledger.events.milestones;

import io.incidentledger.events.MilestoneQuality;
import org.jspecify.annotations.Nullable;

/// The impact of one cycle: from the incident's beginning, or from a reopening, to its end.
///
/// @param resumed the reopening; null for the first cycle, which begins with the milestone "impact started"
/// @param end the explicit end; null if there is none
/// @param follows whether the end was taken from the resolution, so that it moves with it
/// @param resolution the time at which the incident was resolved in this cycle; null if it is not resolved
/// @param announced the first update with the status "resolved" that came before any other evidence; null if there is
///     none
/// @param resolvedBy the sequence of the event that resolved the incident; -1 if there is none
/// @param withdrawn whether a person recorded that the resolution did not end the impact
public record ImpactCycle(@Nullable MilestoneFact resumed, @Nullable MilestoneFact end, boolean follows,
        @Nullable MilestoneFact resolution, @Nullable MilestoneFact announced, long resolvedBy, boolean withdrawn) {

    static final long NOBODY = -1;
    static final ImpactCycle FIRST = startingWith(null);

    static ImpactCycle startingWith(@Nullable MilestoneFact resumed) {
        return new ImpactCycle(resumed, null, false, null, null, NOBODY, false);
    }

    /// @param follows whether the end is the time of the resolution
    ImpactCycle endingWith(@Nullable MilestoneFact fact, boolean follows) {
        return new ImpactCycle(resumed, fact, follows && fact != null, resolution, announced, resolvedBy,
                fact == null);
    }

    /// An update with the status "resolved" does not end the impact by itself. Usually an event that resolves the
    /// incident follows it; otherwise this is the end of the cycle.
    ImpactCycle announcedResolved(MilestoneFact fact) {
        return resolution != null ? this : new ImpactCycle(resumed, end, follows, fact, fact, resolvedBy, withdrawn);
    }

    /// @param sequence of the event that resolves the incident
    ImpactCycle resolved(@Nullable MilestoneFact fact, long sequence) {
        return new ImpactCycle(resumed, end, follows, fact, announced, sequence, false);
    }

    /// Changes the time of the resolution.
    ///
    /// @param fact null if the explicit time is withdrawn, so that the announcement counts again
    ImpactCycle resolvedAt(@Nullable MilestoneFact fact) {
        MilestoneFact known = fact == null ? announced : fact;
        return new ImpactCycle(resumed, fact != null && follows ? ofResolution(fact) : end, follows, known, announced,
                resolvedBy, withdrawn);
    }

    /// A person retracted an event. The event directly after the resolving one is the end of the impact that the
    /// resolution recorded.
    ImpactCycle afterRetraction(long sequence) {
        return resolvedBy == NOBODY || sequence != resolvedBy + 1
                ? this
                : new ImpactCycle(resumed, end, follows, resolution, announced, resolvedBy, true);
    }

    ImpactCycle withoutEnd() {
        return new ImpactCycle(resumed, null, false, null, null, NOBODY, true);
    }

    /// Returns the end of a cycle that another one followed: if no end was recorded or withdrawn, the impact ended with
    /// the resolution.
    @Nullable MilestoneFact formerEnd() {
        return end != null || resolution == null || withdrawn ? end : ofResolution(resolution);
    }

    private static MilestoneFact ofResolution(MilestoneFact fact) {
        return new MilestoneFact(fact.at(), fact.recordedAt(), fact.position(), MilestoneQuality.ESTIMATED);
    }
}
