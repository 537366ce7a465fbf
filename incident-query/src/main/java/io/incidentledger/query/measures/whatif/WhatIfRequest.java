package io.incidentledger.query.measures.whatif;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.policy.CustomMeasureDefinition;
import io.incidentledger.events.validation.MaxItems;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.openapi.MemberRule;
import io.incidentledger.http.openapi.RequestModel;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import static io.incidentledger.events.validation.TextFormat.Kind.LINE;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

/// Hypothetical changes to what the ledger has recorded. Everything is optional, and nothing is stored.
///
/// @param shift milestones that were reached at another time
/// @param drop milestones that are taken as unknown
/// @param exclude ids or display numbers of incidents that did not happen
/// @param definitions measures in addition to those in force, or instead of those with the same key
@RequestModel
public record WhatIfRequest(@MaxItems(WhatIfRequest.MOST) @Nullable List<Shift> shift,
        @MaxItems(WhatIfRequest.MOST) @Nullable List<Drop> drop,
        @MaxItems(WhatIfRequest.MOST) @Nullable List<@TextFormat(value = LINE,
                max = WhatIfRequest.LENGTH_OF_ID) String> exclude,
        @MaxItems(WhatIfRequest.MAX_DEFINITIONS) @Nullable List<CustomMeasureDefinition> definitions) {

    static final int MOST = 1_000;
    static final int MAX_DEFINITIONS = 100;
    /// A hundred years.
    static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(3_155_760_000L);

    private static final int DIGITS = 6;
    private static final int LENGTH_OF_ID = 100;

    /// A milestone that moves by a duration or to an instant; exactly one of the two must be given.
    ///
    /// @param incidentId id or display number of the incident
    /// @param bySeconds how many seconds later it was reached; negative: earlier
    /// @param at when it was reached
    @MemberRule(atMostOne = {"bySeconds", "at"}, atLeastOne = {"bySeconds", "at"})
    public record Shift(
            @Schema(requiredMode = REQUIRED) @TextFormat(value = LINE,
                    max = WhatIfRequest.LENGTH_OF_ID) String incidentId,
            @Schema(requiredMode = REQUIRED) Milestone milestone,
            @Schema(minimum = "-3155760000", maximum = "3155760000") @Nullable BigDecimal bySeconds,
            @Nullable Instant at) {

        private void check(Validator validator, String pointer) {
            required(validator, pointer, incidentId, milestone);
            if (bySeconds != null && at != null) {
                validator.fault(pointer, "must have either bySeconds or at, not both");
            } else if (at == null && !validator.mentions(pointer + "/at")) {
                validator.required(pointer + "/bySeconds", bySeconds, "is required, or at");
            }
            if (bySeconds != null && bySeconds.abs().compareTo(MAX_SECONDS) > 0) {
                validator.fault(pointer + "/bySeconds", "must be from -" + MAX_SECONDS + " to " + MAX_SECONDS);
            } else if (bySeconds != null && bySeconds.stripTrailingZeros().scale() > DIGITS) {
                validator.fault(pointer + "/bySeconds", "must have at most six digits after the point");
            }
        }
    }

    /// A milestone that is taken as unknown.
    ///
    /// @param incidentId id or display number of the incident
    public record Drop(
            @Schema(requiredMode = REQUIRED) @TextFormat(value = LINE,
                    max = WhatIfRequest.LENGTH_OF_ID) String incidentId,
            @Schema(requiredMode = REQUIRED) Milestone milestone) {

        private void check(Validator validator, String pointer) {
            required(validator, pointer, incidentId, milestone);
        }
    }

    /// Records validation errors, as far as they can be found without the incidents.
    void check(Validator validator) {
        validator.items("/shift", shift, MOST);
        validator.items("/drop", drop, MOST);
        validator.lines("/exclude", exclude, MOST, LENGTH_OF_ID);
        validator.items("/definitions", definitions, MAX_DEFINITIONS);
        each("/shift", shift, MOST, (pointer, each) -> each.check(validator, pointer));
        each("/drop", drop, MOST, (pointer, each) -> each.check(validator, pointer));
        Set<String> keys = new HashSet<>();
        each("/definitions", definitions, MAX_DEFINITIONS, (pointer, each) -> {
            each.check(validator, pointer);
            if (each.key() != null && !keys.add(each.key())) {
                validator.fault(pointer + "/key", "must be a name that no other measure of the list has");
            }
        });
    }

    private static void required(Validator validator, String pointer, @Nullable String incidentId,
            @Nullable Milestone milestone) {
        validator.required(pointer + "/incidentId", incidentId);
        validator.line(pointer + "/incidentId", incidentId, LENGTH_OF_ID);
        validator.required(pointer + "/milestone", milestone);
    }

    /// Visits every non-null item of a list, up to the maximum, with its JSON Pointer.
    static <T> void each(String pointer, @Nullable List<? extends @Nullable T> list, int max,
            BiConsumer<String, T> visit) {
        for (int i = 0; list != null && i < Math.min(list.size(), max); i++) {
            T item = list.get(i);
            if (item != null) {
                visit.accept(pointer + "/" + i, item);
            }
        }
    }
}
