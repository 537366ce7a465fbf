package io.incidentledger.events.milestones;

import io.incidentledger.events.MilestoneQuality;
import org.jspecify.annotations.Nullable;

/// The impact from the incident's beginning, or from a reopening, to its end.
///
/// @param resumed
///            the reopening; null for the first cycle, which begins with the milestone "impact started"
/// @param end
///            what was stated; null: nothing
/// @param follows
///            whether the end was taken from the resolution, so that it moves with it
/// @param resolution
///            how it is known that the incident was resolved in this cycle; null: it is not
/// @param announced
///            the first update that said so while nothing else did; null: none
/// @param resolvedBy
///            the sequence of the event that resolved the incident; -1: none
/// @param withdrawn
///            somebody said that the resolution did not end the impact
public record ImpactCycle(@Nullable MilestoneFact resumed, @Nullable MilestoneFact end, boolean follows,
        @Nullable MilestoneFact resolution, @Nullable MilestoneFact announced, long resolvedBy, boolean withdrawn) {

    static final long NOBODY = -1;
    static final ImpactCycle FIRST = startingWith(null);

    static ImpactCycle startingWith(@Nullable MilestoneFact resumed) {
        return new ImpactCycle(resumed, null, false, null, null, NOBODY, false);
    }

    /// @param follows
    ///            it is the resolution's time
    ImpactCycle endingWith(@Nullable MilestoneFact fact, boolean follows) {
        return new ImpactCycle(resumed, fact, follows && fact != null, resolution, announced, resolvedBy,
                fact == null);
    }

    /// An update that says "resolved" does not end the impact by itself. What resolves the incident comes with it;
    /// where it does not, this is when the cycle was over.
    ImpactCycle announcedResolved(MilestoneFact fact) {
        return resolution != null ? this : new ImpactCycle(resumed, end, follows, fact, fact, resolvedBy, withdrawn);
    }

    /// @param sequence
    ///            of the event that resolves it
    ImpactCycle resolved(@Nullable MilestoneFact fact, long sequence) {
        return new ImpactCycle(resumed, end, follows, fact, announced, sequence, false);
    }

    /// The resolution was at another time than was said before.
    ///
    /// @param fact
    ///            null: what was said is withdrawn, so that the announcement counts again
    ImpactCycle resolvedAt(@Nullable MilestoneFact fact) {
        MilestoneFact known = fact == null ? announced : fact;
        return new ImpactCycle(resumed, fact != null && follows ? ofResolution(fact) : end, follows, known, announced,
                resolvedBy, withdrawn);
    }

    /// Somebody retracted an event; behind a resolution stands the end of the impact that it brought about.
    ImpactCycle afterRetraction(long sequence) {
        return resolvedBy == NOBODY || sequence != resolvedBy + 1
                ? this
                : new ImpactCycle(resumed, end, follows, resolution, announced, resolvedBy, true);
    }

    ImpactCycle withoutEnd() {
        return new ImpactCycle(resumed, null, false, null, null, NOBODY, true);
    }

    /// The end of a cycle that was followed by another one: when nobody stated it, and nobody denied it either, the
    /// impact ended with the resolution.
    @Nullable MilestoneFact formerEnd() {
        return end != null || resolution == null || withdrawn ? end : ofResolution(resolution);
    }

    private static MilestoneFact ofResolution(MilestoneFact fact) {
        return new MilestoneFact(fact.at(), fact.recordedAt(), fact.position(), MilestoneQuality.ESTIMATED);
    }
}
