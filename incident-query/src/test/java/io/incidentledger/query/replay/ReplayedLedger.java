package io.incidentledger.query.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.conformance.SettableClock;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.EventBatch;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.RandomIncidents;
import io.incidentledger.query.displaynumbers.MemoryDisplayNumbers;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.timeline.MergedTimelineReader;
import io.incidentledger.query.timeline.TimelineProjection;
import io.incidentledger.query.timeline.TimelineView;
import tools.jackson.databind.json.JsonMapper;
/// A ledger in memory, and the plans of its replays without a server.
final class ReplayedLedger {

    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private static final int PAGE = 7;
    private static final long CACHED = 10_000;

    private final SettableClock clock = new SettableClock(BEGINNING);
    private final InMemoryEventLog log = new InMemoryEventLog(clock);
    private final IncidentLog incidents = new IncidentLog(log);
    private final EventDecoder decoder = new EventDecoder(new EventCodec());
    private final MemoryDisplayNumbers numbers = new MemoryDisplayNumbers();
    private final StreamProjectionCache<TimelineView> timelines = StreamProjectionCache.recorded(log,
            new TimelineProjection(), CACHED);
    private final ReplayEventJsonWriter replayEventJsonWriter = new ReplayEventJsonWriter(JsonMapper.shared());
    private final IncidentReplayPlans incidentReplayPlans = new IncidentReplayPlans(log, replayEventJsonWriter);
    private final LedgerReplayPlans ledgerReplayPlans;

    ReplayedLedger() {
        this(OccurrenceOrderLoader.MOST, OccurrenceOrderLoader.MAX_HELD);
    }

    ReplayedLedger(int most, int mostHeld) {
        ledgerReplayPlans = new LedgerReplayPlans(log, decoder,
                new ReplayEventLoader(timelines, numbers, replayEventJsonWriter),
                new OccurrenceOrderLoader(log, decoder, most, mostHeld), PAGE);
    }

    /// Appends commits of incidents with pauses of all lengths between them, and events of other streams.
    RandomIncidents appendRandomly(long seed, int commits) {
        Random dice = new Random(seed);
        RandomIncidents story = new RandomIncidents(seed);
        for (int i = 0; i < commits; i++) {
            if (dice.nextInt(3) > 0) {
                pass(Duration.ofMillis(dice.nextInt(1 + dice.nextInt(3_000_000))));
            }
            if (dice.nextInt(4) == 0) {
                incidents.addForeign("Policy", "policy", "PolicyAdopted", "{}");
            } else {
                story.appendTo(incidents, 1);
            }
        }
        number();
        return story;
    }

    void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    IncidentLog incidents() {
        return incidents;
    }

    InMemoryEventLog log() {
        return log;
    }

    private void number() {
        List<RecordedEvent> events = new ArrayList<>();
        log.read(0, Integer.MAX_VALUE / 2).forEach(stored -> {
            RecordedEvent event = decoder.decode(stored);
            if (event != null) {
                events.add(event);
            }
        });
        numbers.apply(new EventBatch(events, log.head().position()));
    }

    long end() {
        return log.head().position();
    }

    ReplayPlan ofIncident(String id, ReplayQuery query) {
        IncidentViewWithAbsorbed<TimelineView> incidentViewWithAbsorbed = new MergedTimelineReader(timelines).read(
                timelines.now(id).orElseThrow(),
                end());
        return incidentReplayPlans.plan(incidentViewWithAbsorbed, new NumbersById(numbers.numbersOf(List.of(id))),
                query,
                end());
    }

    ReplayPlan ofLedger(ReplayQuery query) {
        return ledgerReplayPlans.plan(query, end());
    }

    static ReplayQuery question(ReplayClock clock, Long after) {
        return question(clock, null, null, after);
    }

    static ReplayQuery question(ReplayClock clock, Instant from, Instant to, Long after) {
        return new ReplayQuery(tempo("60", "5"), clock, from, to, ReadOptions.NOW,
                after == null ? null : new ReplayQuery.LastEvent(after, "Last-Event-ID"));
    }

    static PlaybackSpeed tempo(String speed, String maxPause) {
        return new PlaybackSpeed(new BigDecimal(speed), new BigDecimal(maxPause));
    }

    static List<ScheduledEvent> cues(ReplayPlan replayPlan, ReplayQuery query) {
        ReplaySchedule sheet = replayPlan.schedule(query.speed(), query.clock());
        List<ScheduledEvent> cues = new ArrayList<>();
        for (List<ReplayEvent> page = replayPlan.opening(); !page.isEmpty(); page = replayPlan.more().next()) {
            page.forEach(replayEvent -> cues.add(sheet.next(replayEvent)));
        }
        return cues;
    }
}
