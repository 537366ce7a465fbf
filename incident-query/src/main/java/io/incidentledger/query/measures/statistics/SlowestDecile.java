package io.incidentledger.query.measures.statistics;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import io.incidentledger.events.durations.DurationSeconds;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The slowest tenth of the lengths, which a median hides.
///
/// @param count the size of a tenth, rounded up
/// @param incidents the slowest first, at most 100; ties are broken by the smaller incident id
public record SlowestDecile(int count, List<Slow> incidents) {

    private static final int TENTH = 10;
    private static final int MOST = 100;
    private static final double MICROS = 1e6;

    /// An incident with one of the longest lengths.
    ///
    /// @param seconds its length in seconds
    @Schema(name = "SlowIncident")
    public record Slow(String incidentId, @Nullable Long number, BigDecimal seconds) {}

    /// Null if there are too few lengths for a tenth.
    static @Nullable SlowestDecile of(DurationCollector durationCollector, DurationDistribution lengths,
            Function<String, @Nullable Long> numbers) {
        int n = lengths.n();
        if (n < DurationDistribution.ENOUGH_FOR_TAILS) {
            return null;
        }
        int tenth = (n + TENTH - 1) / TENTH;
        int listed = Math.min(tenth, MOST);
        return new SlowestDecile(tenth, durationCollector.from(lengths.at(n - listed)).stream()
                .sorted(Comparator.comparingLong(DurationCollector.Length::micros).reversed()
                        .thenComparing(DurationCollector.Length::incidentId))
                .limit(listed)
                .map(each -> new Slow(each.incidentId(), numbers.apply(each.incidentId()),
                        DurationSeconds.of(each.micros() / MICROS)))
                .toList());
    }
}
