package io.incidentledger.query;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import io.incidentledger.codec.EventCodec;
import io.incidentledger.eventlog.EventReader;
import io.incidentledger.eventlog.EventTail;
import io.incidentledger.eventlog.LedgerVerifier;
import io.incidentledger.query.actionitems.ActionItem;
import io.incidentledger.query.actionitems.ActionItemController;
import io.incidentledger.query.actionitems.ActionItems;
import io.incidentledger.query.answering.Answers;
import io.incidentledger.query.answering.IncidentReading;
import io.incidentledger.query.answering.UntilCaughtUp;
import io.incidentledger.query.board.Board;
import io.incidentledger.query.board.BoardMetrics;
import io.incidentledger.query.board.BoardRow;
import io.incidentledger.query.board.IncidentListController;
import io.incidentledger.query.feed.FeedConfiguration;
import io.incidentledger.query.following.LedgerHead;
import io.incidentledger.query.following.LiveEventCounter;
import io.incidentledger.query.following.LiveEvents;
import io.incidentledger.query.following.ViewFeeding;
import io.incidentledger.query.following.ViewMetrics;
import io.incidentledger.query.following.ViewsHealth;
import io.incidentledger.query.incident.IncidentController;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.ledger.LedgerController;
import io.incidentledger.query.ledger.LedgerVerificationController;
import io.incidentledger.query.measures.MeasureController;
import io.incidentledger.query.measures.MeasureHistograms;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.MeasureRows;
import io.incidentledger.query.numbers.MemoryNumbers;
import io.incidentledger.query.postmortem.PostmortemController;
import io.incidentledger.query.postmortem.PostmortemProjection;
import io.incidentledger.query.postmortem.PostmortemView;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.query.timeline.TimelineController;
import io.incidentledger.query.timeline.TimelineProjection;
import io.incidentledger.query.timeline.TimelineView;
import io.incidentledger.view.LedgerRefused;
import io.incidentledger.view.MemoryViewStore;
import io.incidentledger.view.Projector;
import io.incidentledger.view.StoredView;
import io.incidentledger.view.View;
import io.incidentledger.view.ViewStore;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The whole query side. It needs an [EventReader] and an [EventTail], a [MeterRegistry], and the shared web configuration; stored views are in memory, and every bean of type
/// [View] is fed.
@Configuration(proxyBeanMethods = false)
@Import(FeedConfiguration.class)
public class QueryConfiguration {

    private static final int MILLION = 1_000_000;

    private final EventCodec codec = new EventCodec();

    @Bean
    ViewStore viewStore() {
        return new MemoryViewStore();
    }

    @Bean
    MemoryNumbers numbers() {
        return new MemoryNumbers();
    }

    @Bean
    StoredView<BoardRow> board(ViewStore store) {
        return new StoredView<>(store.open(Board.VIEW));
    }

    @Bean
    StoredView<ActionItem> actionItems(ViewStore store) {
        return new StoredView<>(store.open(ActionItems.VIEW));
    }

    @Bean
    StoredView<MeasureRow> measures(ViewStore store) {
        return new StoredView<>(store.open(MeasureRows.VIEW));
    }

    @Bean
    LiveEventCounter liveEventCounter(MeterRegistry registry) {
        return new LiveEventCounter(registry);
    }

    @Bean
    MeasureHistograms measureHistograms(MeterRegistry registry, StoredView<MeasureRow> measures) {
        return new MeasureHistograms(registry, measures.documents());
    }

    @Bean
    Projector projector(List<View> views) {
        return new Projector(codec, views);
    }

    @Bean
    LedgerHead ledgerHead(EventReader reader, EventTail tail) {
        return new LedgerHead(reader, tail);
    }

    /// Starting waits for the rebuild up to `incident-ledger.views.start-patience`.
    @Bean
    ViewFeeding viewFeeding(EventReader reader, EventTail tail, Projector projector, List<LiveEvents> listeners,
            ApplicationEventPublisher events, @Value("${incident-ledger.views.start-patience:10s}") Duration patience) {
        return new ViewFeeding(reader, tail, new LedgerVerifier(reader)::scanVerified, projector, listeners, patience,
                why -> events.publishEvent(new LedgerRefused(why)));
    }

    @Bean
    ViewsHealth viewsHealthIndicator(ViewFeeding feeding, Projector projector) {
        return new ViewsHealth(feeding, projector);
    }

    @Bean
    ViewMetrics viewMetrics(ViewFeeding feeding, Projector projector, LedgerHead head) {
        return new ViewMetrics(feeding, projector, head);
    }

    @Bean
    BoardMetrics boardMetrics(StoredView<BoardRow> board) {
        return new BoardMetrics(board.documents());
    }

    @Bean
    UntilCaughtUp untilCaughtUp(ViewFeeding feeding) {
        return new UntilCaughtUp(feeding);
    }

    @Bean
    Answers answers(@Value("${incident-ledger.queries.threads:16}") int threads) {
        return new Answers(threads);
    }

    @Bean
    IncidentReading incidentReading(Answers answers, LedgerHead head, MemoryNumbers numbers, Projector projector) {
        return new IncidentReading(answers, head, numbers, projector.progressOf(numbers));
    }

    @Bean
    FoldedStreams<IncidentView> incidents(EventReader reader) {
        return new FoldedStreams<>(reader, codec, new IncidentProjection(), MILLION);
    }

    @Bean
    FoldedStreams<TimelineView> timelines(EventReader reader) {
        return new FoldedStreams<>(reader, codec, new TimelineProjection(), MILLION / 10);
    }

    @Bean
    FoldedStreams<PostmortemView> postmortems(EventReader reader) {
        return new FoldedStreams<>(reader, codec, new PostmortemProjection(), MILLION / 10);
    }

    @Bean
    IncidentListController incidentListController(Answers answers, StoredView<BoardRow> board, MemoryNumbers numbers,
            Projector projector, FoldedStreams<IncidentView> incidents) {
        return new IncidentListController(answers, board.documents(), numbers,
                List.of(projector.progressOf(board), projector.progressOf(numbers)), incidents, InstantSource.system());
    }

    @Bean
    IncidentController incidentController(IncidentReading reading, FoldedStreams<IncidentView> incidents) {
        return new IncidentController(reading, incidents, InstantSource.system());
    }

    @Bean
    TimelineController timelineController(IncidentReading reading, FoldedStreams<TimelineView> timelines) {
        return new TimelineController(reading, timelines);
    }

    @Bean
    PostmortemController postmortemController(IncidentReading reading, FoldedStreams<PostmortemView> postmortems) {
        return new PostmortemController(reading, postmortems, InstantSource.system());
    }

    @Bean
    ActionItemController actionItemController(Answers answers, StoredView<ActionItem> items, MemoryNumbers numbers,
            Projector projector) {
        return new ActionItemController(answers, items.documents(), numbers,
                List.of(projector.progressOf(items), projector.progressOf(numbers)), InstantSource.system());
    }

    @Bean
    LedgerVerificationController ledgerVerificationController(EventReader reader, LedgerHead head, Answers answers) {
        return new LedgerVerificationController(new LedgerVerifier(reader), head, answers);
    }

    @Bean
    MeasureController measureController(Answers answers, StoredView<MeasureRow> measures, MemoryNumbers numbers,
            Projector projector) {
        return new MeasureController(answers, measures.documents(), numbers,
                List.of(projector.progressOf(measures), projector.progressOf(numbers)), InstantSource.system());
    }

    @Bean
    LedgerController ledgerController(EventReader reader, LedgerHead head, Answers answers) {
        return new LedgerController(reader, head, answers);
    }
}
