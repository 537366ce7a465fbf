package io.incidentledger.query.measures.statistics;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.WireNamed;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationSeconds;
import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.events.milestones.DurationEnd;
import io.incidentledger.events.milestones.ImpactPeriod;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.events.milestones.Milestones;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The contribution of one incident to a figure, and the events that recorded its times.
///
/// @param state which counter of the figure it is in
/// @param reason why it is not counted; null if it is
/// @param seconds its length in seconds; null unless counted
/// @param from where the length begins; null: not known
/// @param to where the length ends; null: not known
/// @param stretches the impact periods that are added up, sorted by start; absent if the measure is not a sum
/// @param service the service that failed again; absent if the measure is a duration within the incident
/// @param former the incident whose end of impact starts the gap; absent if there is none
public record MeasureSampleResponse(String incidentId, @Nullable Long number, State state, @Nullable String reason,
        @Nullable BigDecimal seconds, @Nullable DurationEnd from, @Nullable DurationEnd to,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Stretch> stretches,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String service,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Former former) {

    /// Which counter of the figure includes the sample.
    public enum State implements WireNamed {
        /// It is one of the `n` lengths.
        COUNTED("counted"),
        /// Its start or its end is missing.
        BLANK("blank"),
        /// Its times contradict each other.
        INVALID("invalid"),
        /// The measure does not apply to the incident.
        LEFT_OUT("left-out");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        @Override
        @JsonValue
        public String wireName() {
            return wireName;
        }

        public static State of(@Nullable MeasuredDuration reading) {
            if (reading == null) {
                return LEFT_OUT;
            }
            if (reading.length() != null) {
                return COUNTED;
            }
            return reading.state() == MeasurementStatus.INVALID ? INVALID : BLANK;
        }
    }

    /// A period of impact that counts.
    ///
    /// @param from where it begins
    /// @param to where it ends; null: it has not ended
    /// @see io.incidentledger.events.ImpactInterval
    @Schema(name = "MeasureSampleImpactPeriod")
    public record Stretch(@Nullable String service, @Nullable ImpactLevel level, DurationEnd from,
            @Nullable DurationEnd to) {

        static Stretch of(ImpactPeriod period) {
            return new Stretch(period.service(), period.level(),
                    DurationEnd.of(Milestone.IMPACT_STARTED, period.beginning()),
                    DurationEnd.ofNullable(Milestone.IMPACT_ENDED, period.ending()));
        }
    }

    /// The incident with the previous failure of the service.
    @Schema(name = "PreviousFailure")
    public record Former(String incidentId, @Nullable Long number) {}

    /// @param definition null for a gap between incidents
    /// @param numbers display numbers by incident; null: not known
    static MeasureSampleResponse of(MeasureContribution measureContribution, @Nullable DurationDefinition definition,
            Function<String, @Nullable Long> numbers) {
        TimeBetweenFailures.Gap gap = measureContribution.gap();
        if (gap != null) {
            return of(measureContribution, DurationEnd.ofNullable(Milestone.IMPACT_ENDED, gap.end()),
                    DurationEnd.ofNullable(Milestone.IMPACT_STARTED, gap.start()), null, numbers);
        }
        Milestones milestones = measureContribution.incident().content().milestones();
        return definition == null
                ? of(measureContribution, null, null, null, numbers)
                : of(measureContribution,
                        DurationEnd.ofNullable(definition.from().milestone(), milestones.fact(definition.from())),
                        DurationEnd.ofNullable(definition.to().milestone(), milestones.fact(definition.to())),
                        definition.sum() ? stretches(milestones) : null, numbers);
    }

    private static List<Stretch> stretches(Milestones milestones) {
        return milestones.impact().periods().stream().sorted(Comparator.comparing(ImpactPeriod::from))
                .map(Stretch::of).toList();
    }

    private static MeasureSampleResponse of(MeasureContribution measureContribution, @Nullable DurationEnd from,
            @Nullable DurationEnd to,
            @Nullable List<Stretch> stretches, Function<String, @Nullable Long> numbers) {
        MeasuredDuration reading = measureContribution.reading();
        TimeBetweenFailures.Gap gap = measureContribution.gap();
        String formerId = gap == null ? null : gap.formerId();
        return new MeasureSampleResponse(measureContribution.incident().id(),
                numbers.apply(measureContribution.incident().id()), State.of(reading),
                reading == null ? "recorded after the fact, it says nothing about response times" : reading.reason(),
                reading == null || reading.length() == null ? null : DurationSeconds.of(reading.length()), from, to,
                stretches,
                gap == null ? null : gap.service(),
                formerId == null ? null : new Former(formerId, numbers.apply(formerId)));
    }
}
