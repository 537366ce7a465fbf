package io.incidentledger.query.diff;

import java.util.List;

import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.incident.IncidentResponse;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.IncidentReadResult;
import io.incidentledger.query.readmodel.IncidentViewReader;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Compares the state of an incident as of one point in time with its state as of an earlier one. Thread-safe;
/// blocking: not for event loops.
final class IncidentDiffCalculator {

    /// The members that change with every event, or merely with the time of the query.
    private static final List<String> NO_NEWS = List.of("position", "sequence", "recordedAt", "warnings");

    private final StreamProjectionCache<IncidentView> incidents;
    private final StreamProjectionCache<TimelineView> timelines;
    private final EffectiveDefinitionsResolver definitions;
    private final DisplayNumbers numbers;
    private final JsonMapper json;

    IncidentDiffCalculator(StreamProjectionCache<IncidentView> incidents, StreamProjectionCache<TimelineView> timelines,
            EffectiveDefinitionsResolver definitions, DisplayNumbers numbers, JsonMapper json) {
        this.incidents = incidents;
        this.timelines = timelines;
        this.definitions = definitions;
        this.numbers = numbers;
        this.json = json;
    }

    /// The reader of the later state, which is read first.
    IncidentViewReader<IncidentView, IncidentView> later() {
        return IncidentViewReader.alone(incidents);
    }

    IncidentDiff between(ReadPoint before, IncidentReadResult<IncidentView> later) {
        ReadPoint after = later.point();
        String id = later.incidentId();
        ObjectNode earlier = incidents.at(id, before.position())
                .map(foldedStream -> state(foldedStream.view(), later.number(), before))
                .orElseGet(json::createObjectNode);
        TimelineView timeline = timelines.at(id, Math.max(after.position(), later.content().position()))
                .orElseThrow().view();
        List<TimelineEntry> learned = timeline.renderedEntries(TimelineView.Order.RECORDED,
                new NumbersById(numbers.numbersOf(timeline.mentioned()))).stream()
                .filter(entry -> entry.position() > before.position()).toList();
        return new IncidentDiff(id, later.number(), IncidentDiff.Moment.of(before), IncidentDiff.Moment.of(after),
                StateDifference.between(earlier, state(later.content(), later.number(), after)), learned);
    }

    private ObjectNode state(IncidentView view, @Nullable Long number, ReadPoint point) {
        ObjectNode state = json.valueToTree(IncidentResponse.of(view, number, definitions.asOf(point.position()),
                point.now()));
        state.remove(NO_NEWS);
        return state;
    }
}
