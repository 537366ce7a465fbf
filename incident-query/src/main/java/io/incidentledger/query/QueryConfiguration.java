package io.incidentledger.query;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.policy.BuiltInMeasures;
import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.LedgerVerifier;
import io.incidentledger.projection.DocumentView;
import io.incidentledger.projection.Documents;
import io.incidentledger.projection.ViewStore;
import io.incidentledger.projection.runner.Feeding;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.projection.runner.LiveEventCounter;
import io.incidentledger.projection.runner.ViewMetrics;
import io.incidentledger.projection.runner.ViewsHealth;
import io.incidentledger.query.actionitems.ActionItem;
import io.incidentledger.query.actionitems.ActionItemController;
import io.incidentledger.query.actionitems.ActionItems;
import io.incidentledger.query.answering.AnswerDigest;
import io.incidentledger.query.answering.Answers;
import io.incidentledger.query.answering.IncidentReading;
import io.incidentledger.query.answering.UntilCaughtUp;
import io.incidentledger.query.answering.Viewpoints;
import io.incidentledger.query.board.Board;
import io.incidentledger.query.board.BoardDocument;
import io.incidentledger.query.board.BoardMetrics;
import io.incidentledger.query.board.IncidentListController;
import io.incidentledger.query.diff.DiffController;
import io.incidentledger.query.feed.FeedConfiguration;
import io.incidentledger.query.incident.IncidentController;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.ledger.LedgerController;
import io.incidentledger.query.ledger.LedgerVerificationController;
import io.incidentledger.query.measures.MeasureConfiguration;
import io.incidentledger.query.measures.MeasureRows;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.numbers.NumberedIncident;
import io.incidentledger.query.phases.PhaseController;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.policies.PolicyController;
import io.incidentledger.query.policies.PolicyHistory;
import io.incidentledger.query.postmortem.PostmortemController;
import io.incidentledger.query.postmortem.PostmortemProjection;
import io.incidentledger.query.postmortem.PostmortemView;
import io.incidentledger.query.replay.ReplayConfiguration;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.query.timeline.TimelineController;
import io.incidentledger.query.timeline.TimelineProjection;
import io.incidentledger.query.timeline.TimelineView;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/// The whole query side but for where stored views live: import [MemoryViews] or [MongoViews] beside it. It needs an [EventReader] and an [EventTail], a [MeterRegistry], and the
/// shared web configuration.
@Configuration(proxyBeanMethods = false)
@Import({FeedConfiguration.class, MeasureConfiguration.class, ReplayConfiguration.class})
public class QueryConfiguration {

    private static final int MILLION = 1_000_000;

    private static final String NUMBERS = NumberedIncident.VIEW.name();

    private final EventCodec codec = new EventCodec();

    /// The stored views that are made of one incident's events each.
    static final List<DocumentView<?>> PER_INCIDENT = List.of(Board.VIEW, ActionItems.VIEW, MeasureRows.VIEW);

    @Bean
    Documents<BoardDocument> board(ViewStore store) {
        return store.open(Board.VIEW);
    }

    @Bean
    Documents<ActionItem> actionItems(ViewStore store) {
        return store.open(ActionItems.VIEW);
    }

    @Bean
    LiveEventCounter liveEventCounter(MeterRegistry registry) {
        return new LiveEventCounter(registry);
    }

    @Bean
    LedgerHead ledgerHead(EventReader reader, EventTail tail) {
        return new LedgerHead(reader, tail);
    }

    @Bean
    ViewsHealth viewsHealthIndicator(Feeding feeding) {
        return new ViewsHealth(feeding);
    }

    @Bean
    ViewMetrics viewMetrics(Feeding feeding, LedgerHead head) {
        return new ViewMetrics(feeding, head);
    }

    @Bean
    BoardMetrics boardMetrics(Documents<BoardDocument> board) {
        return new BoardMetrics(board);
    }

    @Bean
    UntilCaughtUp untilCaughtUp(Feeding feeding) {
        return new UntilCaughtUp(feeding);
    }

    @Bean
    Answers answers(@Value("${incident-ledger.queries.threads:16}") int threads) {
        return new Answers(threads);
    }

    @Bean
    Viewpoints viewpoints(Answers answers, EventReader reader, LedgerHead head) {
        return new Viewpoints(answers, reader, head, InstantSource.system());
    }

    @Bean
    AnswerDigest answerDigest() {
        return new AnswerDigest();
    }

    @Bean
    IncidentReading incidentReading(Answers answers, Viewpoints viewpoints, LedgerHead head, DisplayNumbers numbers,
            Feeding feeding) {
        return new IncidentReading(answers, viewpoints, head, numbers, feeding.progressOf(NUMBERS));
    }

    @Bean
    FoldedStreams<IncidentView> incidents(EventReader reader) {
        return FoldedStreams.corrected(reader, codec, new IncidentProjection(), MILLION);
    }

    @Bean
    FoldedStreams<TimelineView> timelines(EventReader reader) {
        return FoldedStreams.recorded(reader, codec, new TimelineProjection(), MILLION / 10);
    }

    @Bean
    FoldedStreams<PostmortemView> postmortems(EventReader reader) {
        return FoldedStreams.corrected(reader, codec, new PostmortemProjection(), MILLION / 10);
    }

    @Bean
    PolicyController policyController(Answers answers, LedgerHead head, PolicyHistory measurePolicy,
            PolicyHistory builtInMeasures) {
        return new PolicyController(answers, head,
                Map.of(MeasurePolicy.NAME, measurePolicy, BuiltInMeasures.NAME, builtInMeasures));
    }

    @Bean
    IncidentListController incidentListController(Viewpoints viewpoints, Documents<BoardDocument> board,
            DisplayNumbers numbers, Feeding feeding, FoldedStreams<IncidentView> incidents,
            DefinitionsInForce definitions) {
        return new IncidentListController(viewpoints, board, numbers,
                feeding.progressOfAll(Board.VIEW, NumberedIncident.VIEW), incidents,
                definitions);
    }

    @Bean
    IncidentController incidentController(IncidentReading reading, FoldedStreams<IncidentView> incidents,
            DefinitionsInForce definitions) {
        return new IncidentController(reading, incidents, definitions);
    }

    @Bean
    DiffController diffController(IncidentReading reading, Viewpoints viewpoints, LedgerHead head,
            FoldedStreams<IncidentView> incidents, FoldedStreams<TimelineView> timelines,
            DefinitionsInForce definitions, DisplayNumbers numbers, JsonMapper json) {
        return new DiffController(reading, viewpoints, head, incidents, timelines, definitions, numbers, json);
    }

    @Bean
    PhaseController phaseController(IncidentReading reading, FoldedStreams<IncidentView> incidents) {
        return new PhaseController(reading, incidents);
    }

    @Bean
    TimelineController timelineController(IncidentReading reading, FoldedStreams<TimelineView> timelines) {
        return new TimelineController(reading, timelines);
    }

    @Bean
    PostmortemController postmortemController(IncidentReading reading, FoldedStreams<PostmortemView> postmortems,
            DefinitionsInForce definitions) {
        return new PostmortemController(reading, postmortems, definitions);
    }

    @Bean
    ActionItemController actionItemController(Answers answers, Documents<ActionItem> items, DisplayNumbers numbers,
            Feeding feeding) {
        return new ActionItemController(answers, items, numbers,
                feeding.progressOfAll(ActionItems.VIEW, NumberedIncident.VIEW),
                InstantSource.system());
    }

    @Bean
    LedgerVerificationController ledgerVerificationController(EventReader reader, LedgerHead head, Answers answers) {
        return new LedgerVerificationController(new LedgerVerifier(reader), head, answers);
    }

    @Bean
    LedgerController ledgerController(EventReader reader, LedgerHead head, Answers answers) {
        return new LedgerController(reader, head, answers);
    }
}
