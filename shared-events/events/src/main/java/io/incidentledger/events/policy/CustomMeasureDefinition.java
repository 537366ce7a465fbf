package io.incidentledger.events.policy;

import java.util.regex.Pattern;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import org.jspecify.annotations.Nullable;

import static io.incidentledger.events.validation.TextFormat.Kind.LINE;
import static io.incidentledger.events.validation.TextFormat.Kind.MEASURE;

/// Definition of an organization's own measure: the time from one milestone of an incident to another.
///
/// @param key its name in responses
/// @param description how to interpret the measure; null if the milestones are sufficient
/// @param from where the measure begins
/// @param to where the measure ends
/// @param sum whether it is the total length of all impact between the two milestones rather than the time between
///     them; null means no
/// @param response whether it measures how fast people reacted, so that incidents recorded after the fact are excluded;
///     null means no
/// @param calendar the working hours outside of which time does not count; null if all time counts
public record CustomMeasureDefinition(@TextFormat(MEASURE) String key,
        @TextFormat(value = LINE, max = CustomMeasureDefinition.MAX_DESCRIPTION) @Nullable String description,
        MilestoneOccurrence from,
        MilestoneOccurrence to, @Nullable Boolean sum, @Nullable Boolean response, @Nullable WorkingHours calendar) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]{0,63}");
    private static final int MAX_DESCRIPTION = 300;

    /// Reserved: this measure is the time between incidents, not between two milestones of one.
    private static final String BETWEEN_FAILURES = "timeBetweenFailures";

    CustomMeasureDefinition canonical() {
        return new CustomMeasureDefinition(key, description, from, to, truth(sum), truth(response),
                calendar == null ? null : calendar.canonical());
    }

    private static @Nullable Boolean truth(@Nullable Boolean given) {
        return Boolean.TRUE.equals(given) ? true : null;
    }

    /// Adds an error for everything that is wrong with the definition; any field may be missing.
    public void check(Validator validator, String pointer) {
        validator.required(pointer + "/key", key);
        if (key != null && !KEY.matcher(key).matches()) {
            validator.fault(pointer + "/key",
                    "must be a name such as timeToCommunicate: 1 to 64 letters and digits, starting with a lowercase letter");
        } else if (BETWEEN_FAILURES.equals(key)) {
            validator.fault(pointer + "/key",
                    "must be another name: timeBetweenFailures is measured between incidents");
        }
        validator.line(pointer + "/description", description, MAX_DESCRIPTION);
        checkSides(validator, pointer);
        if (calendar != null) {
            calendar.check(validator, pointer + "/calendar");
        }
    }

    private void checkSides(Validator validator, String pointer) {
        validator.required(pointer + "/from", from);
        validator.required(pointer + "/to", to);
        if (from == null || to == null) {
            return;
        }
        from.check(validator, pointer + "/from");
        to.check(validator, pointer + "/to");
        if (from.equals(to)) {
            validator.fault(pointer + "/to", "must be a different milestone or occurrence than from");
        }
        if (Boolean.TRUE.equals(sum) && !(from.equals(MilestoneOccurrence.of(Milestone.IMPACT_STARTED))
                && to.equals(MilestoneOccurrence.of(Milestone.IMPACT_ENDED)))) {
            validator.fault(pointer + "/sum", "is only allowed for measures from impactStarted to impactEnded");
        }
    }
}
