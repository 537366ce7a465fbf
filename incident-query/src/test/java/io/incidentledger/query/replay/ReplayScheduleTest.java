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
import io.incidentledger.events.validation.FieldFault;
import io.incidentledger.http.Problem;
import io.incidentledger.http.ProblemException;
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

    private static List<String> frames(List<Cue> cues) {
        return cues.stream().map(Cue::frame).toList();
    }

    private static List<Long> positions(List<Cue> cues) {
        return cues.stream().map(cue -> cue.scene().position()).toList();
    }

    /// What the replay must hold, told without any of its code.
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
    void a_replay_of_the_ledger_that_goes_on_after_any_event_is_the_rest_of_the_whole(ReplayClock clock) {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("ReplayScheduleTest, ledgers", seed, SEEDS); seed++) {
            ReplayedLedger ledger = new ReplayedLedger();
            ledger.appendRandomly(seed, 25);
            holdsAtEveryCut(seed, question(clock, null), ledger::ofLedger, expected(ledger, clock, null, null, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_replay_of_an_incident_that_goes_on_after_any_event_is_the_rest_of_the_whole(ReplayClock clock) {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("ReplayScheduleTest, ledgers", seed, SEEDS); seed++) {
            ReplayedLedger ledger = new ReplayedLedger();
            RandomIncidents story = ledger.appendRandomly(seed, 40);
            for (String incident : story.incidents()) {
                holdsAtEveryCut(seed, question(clock, null), question -> ledger.ofIncident(incident, question),
                        expected(ledger, clock, incident, null, null));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_range_holds_what_lies_in_it_on_the_clock_with_its_begin_and_without_its_end(ReplayClock clock) {
        for (long seed = 0; seed < SEEDS && !Dose.usedUp("ReplayScheduleTest, ledgers", seed, SEEDS); seed++) {
            ReplayedLedger ledger = new ReplayedLedger();
            ledger.appendRandomly(seed, 25);
            List<Instant> times = cues(ledger.ofLedger(question(clock, null)), question(clock, null)).stream()
                    .map(cue -> clock.of(cue.scene())).toList();
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

    private static void holdsAtEveryCut(long seed, ReplayQuestion question, Function<ReplayQuestion, Script> scripts,
            List<Long> expected) {
        List<Cue> whole = cues(scripts.apply(question), question);
        assertThat(positions(whole)).as("seed %d", seed).isEqualTo(expected);
        for (int cut = 0; cut <= whole.size(); cut++) {
            long last = cut == 0 ? 0 : whole.get(cut - 1).scene().position();
            ReplayQuestion resumed = question(question.clock(), question.from(), question.to(), last);
            List<Cue> joined = new ArrayList<>(whole.subList(0, cut));
            joined.addAll(cues(scripts.apply(resumed), resumed));
            assertThat(frames(joined)).as("seed %d, cut %d", seed, cut).isEqualTo(frames(whole));
        }
    }

    @Test
    void pauses_are_shortened_and_capped_and_offsets_are_not() {
        ReplayedLedger ledger = new ReplayedLedger();
        String id = "0190c1f2-0000-7000-8000-000000000001";
        for (Duration gap : List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(90), Duration.ofHours(2),
                Duration.ofMillis(30))) {
            ledger.pass(gap);
            ledger.incidents().add(id, new IncidentAcknowledged(null));
        }

        List<Cue> cues = cues(ledger.ofLedger(question(ReplayClock.RECORDED, null)),
                question(ReplayClock.RECORDED, null));

        assertThat(cues).extracting(Cue::pause).containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofMillis(1_500),
                Duration.ofSeconds(5), Duration.ofNanos(500_000));
        assertThat(cues).extracting(Cue::offset).containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(90),
                Duration.ofSeconds(7_290), Duration.ofMillis(7_290_030));
        assertThat(cues.getLast().frame()).endsWith(",\"offsetSeconds\":7290.03,\"pauseSeconds\":0.0005}\n\n");
    }

    @Test
    void a_tempo_takes_every_distance_of_two_times() {
        Instant last = Instant.parse("9999-12-31T23:59:59.999999999Z");

        assertThat(tempo("0", "5").pause(Instant.EPOCH, last)).isZero();
        assertThat(tempo("0.000001", "86400").pause(Instant.EPOCH, last)).isEqualTo(Duration.ofDays(1));
        assertThat(tempo("1000000", "0.25").pause(Instant.EPOCH, last)).isEqualTo(Duration.ofMillis(250));
        assertThat(tempo("0.5", "5").pause(NOON, NOON.plusSeconds(2))).isEqualTo(Duration.ofSeconds(4));
        assertThat(tempo("60", "0").pause(NOON, NOON.plusSeconds(2))).isZero();
    }

    @Test
    void what_was_recorded_much_later_than_it_happened_has_its_place_among_what_happened() {
        ReplayedLedger ledger = new ReplayedLedger();
        ledger.incidents().add("i1", new IncidentAcknowledged(NOON.plusSeconds(20)));
        ledger.pass(Duration.ofDays(400));
        ledger.incidents().add("i2", new IncidentAcknowledged(NOON.plusSeconds(10)));
        ledger.incidents().add("i1", new IncidentAcknowledged(NOON.plusSeconds(20)));
        ledger.incidents().add("i1", new IncidentAcknowledged(NOON.plusSeconds(20).minusNanos(1)));
        ReplayQuestion question = question(ReplayClock.OCCURRED, NOON, NOON.plusSeconds(21), null);

        List<Cue> cues = cues(ledger.ofLedger(question), question);

        assertThat(positions(cues)).containsExactly(2L, 4L, 1L, 3L);
    }

    @ParameterizedTest
    @EnumSource
    void who_names_an_event_that_is_not_in_the_replay_is_told(ReplayClock clock) {
        ReplayedLedger ledger = new ReplayedLedger();
        ledger.incidents().add("i1", new IncidentAcknowledged(null));
        ledger.incidents().addForeign("Policy", "policy", "PolicyAdopted", "{}");
        ledger.pass(Duration.ofHours(1));
        ledger.incidents().add("i2", new IncidentAcknowledged(null));
        Instant later = ReplayedLedger.BEGINNING.plusSeconds(1);

        List<Script> resumable = Stream.of(0L, 1L, 3L).map(last -> ledger.ofLedger(question(clock, last))).toList();
        assertThat(resumable).extracting(script -> script.opening().size()).containsExactly(2, 1, 0);
        for (ReplayQuestion question : List.of(question(clock, 2L), question(clock, 4L),
                question(clock, later, null, 1L), question(clock, null, later, 3L))) {
            Problem problem = catchThrowableOfType(ProblemException.class, () -> ledger.ofLedger(question)).problem();
            assertThat(problem.errors()).extracting(FieldFault::pointer).containsExactly("Last-Event-ID");
        }
    }

    @Test
    void a_replay_ends_where_the_ledger_ended_when_it_began() {
        ReplayedLedger ledger = new ReplayedLedger();
        ledger.appendRandomly(7, 60);
        for (ReplayClock clock : ReplayClock.values()) {
            Script script = ledger.ofLedger(question(clock, null));
            List<Long> before = expected(ledger, clock, null, null, null);

            ledger.appendRandomly(8, 30);

            assertThat(positions(cues(script, question(clock, null)))).isEqualTo(before);
            assertThat(script.end()).isLessThan(ledger.end());
        }
    }

    @Test
    void the_events_that_are_sorted_in_memory_are_bounded() {
        ReplayedLedger ledger = new ReplayedLedger(10, 12);
        for (int i = 0; i < 11; i++) {
            ledger.incidents().add("i" + i % 2, new IncidentAcknowledged(NOON.plusSeconds(i)));
        }
        ReplayQuestion all = question(ReplayClock.OCCURRED, null);
        ReplayQuestion first = question(ReplayClock.OCCURRED, null, NOON.plusSeconds(10), null);
        ReplayQuestion second = question(ReplayClock.OCCURRED, NOON.plusSeconds(1), null, null);
        ReplayQuestion third = question(ReplayClock.OCCURRED, NOON.plusSeconds(2), null, null);

        assertThat(refusal(ledger, all)).isEqualTo(400);
        ScenePages one = ledger.ofLedger(first).more();
        one.taken();
        ledger.ofLedger(first).more().taken();
        ScenePages other = ledger.ofLedger(second).more();
        other.taken();
        assertThat(refusal(ledger, third)).isEqualTo(503);
        assertThat(ledger.ofLedger(first).opening()).as("what is held is shared").isNotEmpty();

        one.left();
        assertThat(refusal(ledger, third)).as("somebody listens still").isEqualTo(503);
        other.left();
        assertThat(ledger.ofLedger(third).opening()).isNotEmpty();
    }

    private static int refusal(ReplayedLedger ledger, ReplayQuestion question) {
        return catchThrowableOfType(ProblemException.class, () -> ledger.ofLedger(question)).problem().status();
    }

    @Test
    void an_incident_tells_the_same_in_its_own_replay_and_in_that_of_the_ledger() {
        ReplayedLedger ledger = new ReplayedLedger();
        RandomIncidents story = ledger.appendRandomly(3, 80);
        ReplayQuestion question = question(ReplayClock.RECORDED, null);
        List<String> ofAll = cues(ledger.ofLedger(question), question).stream().map(cue -> cue.scene().telling())
                .toList();

        List<String> ofEach = story.incidents().stream()
                .flatMap(id -> cues(ledger.ofIncident(id, question), question).stream())
                .sorted(Comparator.comparingLong(cue -> cue.scene().position())).map(cue -> cue.scene().telling())
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
