package io.incidentledger.query.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import io.incidentledger.events.Audience;
import io.incidentledger.events.History;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.ledger.conformance.SettableClock;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.query.replay.ReplayListeners.Listener;
import io.incidentledger.tiers.Dose;
import io.incidentledger.tiers.Slow;
import io.incidentledger.tiers.Soaked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests how accurately replays keep their pace, as seen by clients. The clients share cores with the service and
/// everything else that runs, so the bounds are wide, and the figures are printed.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = ReplayApplication.class)
@DirtiesContext
@Slow
@Soaked
class ReplayPaceTest {

    private static final String INCIDENT = "0190c1f2-0000-7000-8000-000000000001";
    private static final int EVENTS = 60;
    private static final int CROWD = Dose.of(50, 500);
    private static final String EACH = "/v1/incidents/" + INCIDENT + "/replay?speed=60";
    private static final String ALL = "/v1/replay?speed=60";

    @Autowired
    private InMemoryEventLog log;
    @Autowired
    private SettableClock clock;
    @LocalServerPort
    private int port;
    /// When each event is due after the first one, in nanoseconds.
    private final List<Long> due = new ArrayList<>();

    /// Three seconds for all clients to connect, then pauses of 20 to 200 ms as played.
    @BeforeEach
    void write() {
        IncidentLog incidents = new IncidentLog(log);
        Random dice = new Random(11);
        incidents.add(INCIDENT,
                History.declaration("Checkout fails", Severity.SEV1, Mode.LIVE, null, List.of(), Map.of()));
        due.add(0L);
        while (due.size() < EVENTS) {
            Duration gap = due.size() == 1
                    ? Duration.ofMinutes(3)
                    : Duration.ofMillis(1_200 + dice.nextInt(10_800));
            clock.set(clock.instant().plus(gap));
            due.add(due.getLast() + gap.toNanos() / 60);
            incidents.add(INCIDENT, new StatusUpdated("u" + due.size(), null, "Still looking. ".repeat(20),
                    Audience.INTERNAL, null));
        }
    }

    @Test
    void oneListenerAndACrowdHearEachEventWhenItIsDue() throws Exception {
        ReplayListeners listeners = new ReplayListeners();
        listeners.listen(port, EACH + "0", 100);
        listeners.listen(port, ALL + "0", 20);

        Pace one = pace(listeners.listen(port, EACH, 1));
        Pace ofLedger = pace(listeners.listen(port, ALL, 1));
        Pace many = pace(listeners.listen(port, EACH, CROWD));

        print("1 listener of an incident", one);
        print("1 listener of the ledger", ofLedger);
        print(CROWD + " listeners of an incident", many);
        assertThat(List.of(one, ofLedger, many)).allSatisfy(pace -> {
            long[] late = pace.late();
            assertThat(late[late.length / 2]).as("median").isLessThan(millis(500));
            assertThat(late[late.length * 99 / 100]).as("99 of 100").isLessThan(millis(5_000));
        });
    }

    /// How late events arrived, over all clients, sorted: the first events, which arrive while clients are still
    /// connecting, and all others.
    private record Pace(long[] first, long[] late) {}

    /// Measures each client relative to its event with the least delay, so that a replay that starts early cannot hide
    /// delays.
    private Pace pace(List<Listener> listeners) {
        List<Long> all = LongStream.rangeClosed(1, EVENTS).boxed().toList();
        List<long[]> each = listeners.stream().map(listener -> {
            assertThat(listener.positions()).isEqualTo(all);
            long[] delays = new long[EVENTS];
            Arrays.setAll(delays, i -> listener.arrivals().get(i) - due.get(i));
            long begin = Arrays.stream(delays).min().orElseThrow();
            return Arrays.stream(delays).map(delay -> delay - begin).toArray();
        }).toList();
        return new Pace(each.stream().mapToLong(late -> late[0]).sorted().toArray(),
                each.stream().flatMapToLong(late -> Arrays.stream(late, 1, EVENTS)).sorted().toArray());
    }

    private static long millis(long count) {
        return Duration.ofMillis(count).toNanos();
    }

    private static void print(String who, Pace pace) {
        System.out.printf(Locale.ROOT, "%s: late by %s; the first event by %s%n", who, told(pace.late()),
                told(pace.first()));
    }

    private static String told(long[] late) {
        return String.format(Locale.ROOT, "p50 %.2f ms, p99 %.2f ms, at most %.2f ms, of %d",
                late[late.length / 2] / 1e6,
                late[late.length * 99 / 100] / 1e6, late[late.length - 1] / 1e6, late.length);
    }
}
