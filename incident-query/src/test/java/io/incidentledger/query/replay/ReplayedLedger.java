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
import io.incidentledger.query.folding.FoldedStreams;
import io.incidentledger.query.folding.Joined;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.numbers.MemoryNumbers;
import io.incidentledger.query.timeline.JoinedTimelines;
import io.incidentledger.query.timeline.TimelineProjection;
import io.incidentledger.query.timeline.TimelineView;
import tools.jackson.databind.json.JsonMapper;

/// A ledger in memory, and the scripts of its replays without a server.
final class ReplayedLedger {

    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private static final int PAGE = 7;
    private static final long CACHED = 10_000;

    private final SettableClock clock = new SettableClock(BEGINNING);
    private final InMemoryEventLog log = new InMemoryEventLog(clock);
    private final IncidentLog incidents = new IncidentLog(log);
    private final EventDecoder decoder = new EventDecoder(new EventCodec());
    private final MemoryNumbers numbers = new MemoryNumbers();
    private final FoldedStreams<TimelineView> timelines = FoldedStreams.recorded(log,
            new TimelineProjection(), CACHED);
    private final Tellings tellings = new Tellings(JsonMapper.shared());
    private final IncidentScripts incidentScripts = new IncidentScripts(log, tellings);
    private final LedgerScripts ledgerScripts;

    ReplayedLedger() {
        this(OccurrenceOrders.MOST, OccurrenceOrders.MOST_HELD);
    }

    ReplayedLedger(int most, int mostHeld) {
        ledgerScripts = new LedgerScripts(log, decoder, new LedgerScenes(timelines, numbers, tellings),
                new OccurrenceOrders(log, decoder, most, mostHeld), PAGE);
    }

    /// Commits of incidents with pauses of all lengths between them, and events of other streams.
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

    Script ofIncident(String id, ReplayQuestion question) {
        Joined<TimelineView> joined = new JoinedTimelines(timelines).read(timelines.now(id).orElseThrow(), end());
        return incidentScripts.script(joined, new KnownNumbers(numbers.numbersOf(List.of(id))), question, end());
    }

    Script ofLedger(ReplayQuestion question) {
        return ledgerScripts.script(question, end());
    }

    static ReplayQuestion question(ReplayClock clock, Long after) {
        return question(clock, null, null, after);
    }

    static ReplayQuestion question(ReplayClock clock, Instant from, Instant to, Long after) {
        return new ReplayQuestion(tempo("60", "5"), clock, from, to, null, null,
                after == null ? null : new ReplayQuestion.LastEvent(after, "Last-Event-ID"));
    }

    static Tempo tempo(String speed, String maxPause) {
        return new Tempo(new BigDecimal(speed), new BigDecimal(maxPause));
    }

    static List<Cue> cues(Script script, ReplayQuestion question) {
        CueSheet sheet = script.cues(question.tempo(), question.clock());
        List<Cue> cues = new ArrayList<>();
        for (List<Scene> page = script.opening(); !page.isEmpty(); page = script.more().next()) {
            page.forEach(scene -> cues.add(sheet.next(scene)));
        }
        return cues;
    }
}
