package io.incidentledger.query.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.query.RandomIncidents;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.incidentledger.query.replay.ReplayedLedger.cues;
import static io.incidentledger.query.replay.ReplayedLedger.question;
import static io.incidentledger.query.replay.ReplayedLedger.tempo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Soaked
class ReplayScheduleTest {

    private static final int SEEDS = Dose.of(10, 200);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static List<String> frames(List<ScheduledEvent> cues) {
        return cues.stream().map(ScheduledEvent::frame).toList();
    }

    private static List<Long> positions(List<ScheduledEvent> cues) {
        return cues.stream().map(scheduledEvent -> scheduledEvent.event().position()).toList();
    }

    /// The expected content of the replay, computed without any of its code.
    private static List<Long> expected(ReplayedLedger ledger, ReplayClock clock, String incident, Instant from,
            Instant to) {
        EventDecoder decoder = new EventDecoder(new EventCodec());
        Function<RecordedEvent, Instant> time = event -> switch (clock) {
            case RECORDED -> event.recordedAt();
            case OCCURRED -> event.happenedAt();
        };
        return ledger.log().read(0, 100_000).stream().map(decoder::decode).filter(event -> event != null)
                .filter(event -> incident == null || event.incidentId().equals(incident))
                .filter(event -> from == null || !time.apply(event).isBefore(from))
                .filter(event -> to == null || time.apply(event).isBefore(to))
                .sorted(Comparator.comparing(time).thenComparingLong(RecordedEvent::position))
                .map(RecordedEvent::position).toList();
    }

    @ParameterizedTest
    @EnumSource
    void aReplayOfTheLedgerThatGoesOnAfterAnyEventIsTheRestOfTheWhole(ReplayClock clock) {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("ReplayScheduleTest, ledgers", seed, SEEDS); seed++) {
            ReplayedLedger ledger = new ReplayedLedger();
            ledger.appendRandomly(seed, 25);
            holdsAtEveryCut(seed, question(clock, null), ledger::ofLedger, expected(ledger, clock, null, null, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplayOfAnIncidentThatGoesOnAfterAnyEventIsTheRestOfTheWhole(ReplayClock clock) {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("ReplayScheduleTest, ledgers", seed, SEEDS); seed++) {
            ReplayedLedger ledger = new ReplayedLedger();
            RandomIncidents story = ledger.appendRandomly(seed, 40);
            for (String incident : story.incidents()) {
                holdsAtEveryCut(seed, question(clock, null), query -> ledger.ofIncident(incident, query),
                        expected(ledger, clock, incident, null, null));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRangeHoldsWhatLiesInItOnTheClockWithItsBeginAndWithoutItsEnd(ReplayClock clock) {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("ReplayScheduleTest, ledgers", seed, SEEDS); seed++) {
            ReplayedLedger ledger = new ReplayedLedger();
            ledger.appendRandomly(seed, 25);
            List<Instant> times = cues(ledger.ofLedger(question(clock, null)), question(clock, null)).stream()
                    .map(scheduledEvent -> clock.of(scheduledEvent.event())).toList();
            if (!times.isEmpty()) {
                Instant from = times.get(times.size() / 4);
                Instant to = times.get(times.size() * 3 / 4);
                holdsAtEveryCut(seed, question(clock, from, to, null), ledger::ofLedger,
                        expected(ledger, clock, null, from, to));
                holdsAtEveryCut(seed, question(clock, from.plusNanos(1), to.plusNanos(1), null), ledger::ofLedger,
                        expected(ledger, clock, null, from.plusNanos(1), to.plusNanos(1)));
            }
        }
    }

    private static void holdsAtEveryCut(long seed, ReplayQuery query, Function<ReplayQuery, ReplayPlan> scripts,
            List<Long> expected) {
        List<ScheduledEvent> whole = cues(scripts.apply(query), query);
        assertThat(positions(whole)).as("seed %d", seed).isEqualTo(expected);
        for (int cut = 0; cut <= whole.size(); cut++) {
            long last = cut == 0 ? 0 : whole.get(cut - 1).event().position();
            ReplayQuery resumed = question(query.clock(), query.from(), query.to(), last);
            List<ScheduledEvent> joined = new ArrayList<>(whole.subList(0, cut));
            joined.addAll(cues(scripts.apply(resumed), resumed));
            assertThat(frames(joined)).as("seed %d, cut %d", seed, cut).isEqualTo(frames(whole));
        }
    }

    @Test
    void pausesAreShortenedAndCappedAndOffsetsAreNot() {
        ReplayedLedger ledger = new ReplayedLedger();
        String id = "0190c1f2-0000-7000-8000-000000000001";
        for (Duration gap : List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(90), Duration.ofHours(2),
                Duration.ofMillis(30))) {
            ledger.pass(gap);
            ledger.incidents().add(id, new IncidentAcknowledged(null));
        }

        List<ScheduledEvent> cues = cues(ledger.ofLedger(question(ReplayClock.RECORDED, null)),
                question(ReplayClock.RECORDED, null));

        assertThat(cues).extracting(ScheduledEvent::pause).containsExactly(Duration.ZERO, Duration.ZERO,
                Duration.ofMillis(1_500),
                Duration.ofSeconds(5), Duration.ofNanos(500_000));
        assertThat(cues).extracting(ScheduledEvent::offset).containsExactly(Duration.ZERO, Duration.ZERO,
                Duration.ofSeconds(90),
                Duration.ofSeconds(7_290), Duration.ofMillis(7_290_030));
        assertThat(cues.getLast().frame()).endsWith(",\"offsetSeconds\":7290.03,\"pauseSeconds\":0.0005}\n\n");
    }

    @Test
    void aTempoTakesEveryDistanceOfTwoTimes() {
        Instant last = Instant.parse("9999-12-31T23:59:59.999999999Z");

        assertThat(tempo("0", "5").pause(Instant.EPOCH, last)).isZero();
        assertThat(tempo("0.000001", "86400").pause(Instant.EPOCH, last)).isEqualTo(Duration.ofDays(1));
        assertThat(tempo("1000000", "0.25").pause(Instant.EPOCH, last)).isEqualTo(Duration.ofMillis(250));
        assertThat(tempo("0.5", "5").pause(NOON, NOON.plusSeconds(2))).isEqualTo(Duration.ofSeconds(4));
        assertThat(tempo("60", "0").pause(NOON, NOON.plusSeconds(2))).isZero();
    }

    @Test
    void whatWasRecordedMuchLaterThanItHappenedHasItsPlaceAmongWhatHappened() {
        ReplayedLedger ledger = new ReplayedLedger();
        ledger.incidents().add("i1", new IncidentAcknowledged(NOON.plusSeconds(20)));
        ledger.pass(Duration.ofDays(400));
        ledger.incidents().add("i2", new IncidentAcknowledged(NOON.plusSeconds(10)));
        ledger.incidents().add("i1", new IncidentAcknowledged(NOON.plusSeconds(20)));
        ledger.incidents().add("i1", new IncidentAcknowledged(NOON.plusSeconds(20).minusNanos(1)));
        ReplayQuery query = question(ReplayClock.OCCURRED, NOON, NOON.plusSeconds(21), null);

        List<ScheduledEvent> cues = cues(ledger.ofLedger(query), query);

        assertThat(positions(cues)).containsExactly(2L, 4L, 1L, 3L);
    }

    @ParameterizedTest
    @EnumSource
    void whoNamesAnEventThatIsNotInTheReplayIsTold(ReplayClock clock) {
        ReplayedLedger ledger = new ReplayedLedger();
        ledger.incidents().add("i1", new IncidentAcknowledged(null));
        ledger.incidents().addForeign("Policy", "policy", "PolicyAdopted", "{}");
        ledger.pass(Duration.ofHours(1));
        ledger.incidents().add("i2", new IncidentAcknowledged(null));
        Instant later = ReplayedLedger.BEGINNING.plusSeconds(1);

        List<ReplayPlan> resumable = Stream.of(0L, 1L, 3L).map(last -> ledger.ofLedger(question(clock, last))).toList();
        assertThat(resumable).extracting(replayPlan -> replayPlan.opening().size()).containsExactly(2, 1, 0);
        for (ReplayQuery query : List.of(question(clock, 2L), question(clock, 4L),
                question(clock, later, null, 1L), question(clock, null, later, 3L))) {
            Problem problem = catchThrowableOfType(ProblemException.class, () -> ledger.ofLedger(query)).problem();
            assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("Last-Event-ID");
        }
    }

    @Test
    void aReplayEndsWhereTheLedgerEndedWhenItBegan() {
        ReplayedLedger ledger = new ReplayedLedger();
        ledger.appendRandomly(7, 60);
        for (ReplayClock clock : ReplayClock.values()) {
            ReplayPlan replayPlan = ledger.ofLedger(question(clock, null));
            List<Long> before = expected(ledger, clock, null, null, null);

            ledger.appendRandomly(8, 30);

            assertThat(positions(cues(replayPlan, question(clock, null)))).isEqualTo(before);
            assertThat(replayPlan.end()).isLessThan(ledger.end());
        }
    }

    @Test
    void theEventsThatAreSortedInMemoryAreBounded() {
        ReplayedLedger ledger = new ReplayedLedger(10, 12);
        for (int i = 0; i < 11; i++) {
            ledger.incidents().add("i" + i % 2, new IncidentAcknowledged(NOON.plusSeconds(i)));
        }
        ReplayQuery all = question(ReplayClock.OCCURRED, null);
        ReplayQuery first = question(ReplayClock.OCCURRED, null, NOON.plusSeconds(10), null);
        ReplayQuery second = question(ReplayClock.OCCURRED, NOON.plusSeconds(1), null, null);
        ReplayQuery third = question(ReplayClock.OCCURRED, NOON.plusSeconds(2), null, null);

        assertThat(refusal(ledger, all)).isEqualTo(400);
        ReplayEventPages one = ledger.ofLedger(first).more();
        one.taken();
        ledger.ofLedger(first).more().taken();
        ReplayEventPages other = ledger.ofLedger(second).more();
        other.taken();
        assertThat(refusal(ledger, third)).isEqualTo(503);
        assertThat(ledger.ofLedger(first).opening()).as("what is held is shared").isNotEmpty();

        one.left();
        assertThat(refusal(ledger, third)).as("somebody listens still").isEqualTo(503);
        other.left();
        assertThat(ledger.ofLedger(third).opening()).isNotEmpty();
    }

    private static int refusal(ReplayedLedger ledger, ReplayQuery query) {
        return catchThrowableOfType(ProblemException.class, () -> ledger.ofLedger(query)).problem().status();
    }

    @Test
    void anIncidentTellsTheSameInItsOwnReplayAndInThatOfTheLedger() {
        ReplayedLedger ledger = new ReplayedLedger();
        RandomIncidents story = ledger.appendRandomly(3, 80);
        ReplayQuery query = question(ReplayClock.RECORDED, null);
        List<String> ofAll = cues(ledger.ofLedger(query), query).stream()
                .map(scheduledEvent -> scheduledEvent.event().telling())
                .toList();

        List<String> ofEach = story.incidents().stream()
                .flatMap(id -> cues(ledger.ofIncident(id, query), query).stream())
                .sorted(Comparator.comparingLong(scheduledEvent -> scheduledEvent.event().position()))
                .map(scheduledEvent -> scheduledEvent.event().telling())
                .toList();

        assertThat(ofEach).isEqualTo(ofAll).isNotEmpty();
        assertThat(ofAll).allSatisfy(telling -> {
            JsonNode event = JsonMapper.shared().readTree(telling + "}");
            assertThat(event.get("payload")).isEqualTo(JsonMapper.shared()
                    .readTree(ledger.log().read(event.get("position").asLong() - 1, 1).getFirst().payload()));
            assertThat(event.get("number").asLong()).isPositive();
        });
    }
}
