package io.incidentledger.query.incident;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.projection.IncidentLog;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.runner.HeadTracker;
import io.incidentledger.projection.runner.ProjectionRunner;
import io.incidentledger.query.displaynumbers.MemoryDisplayNumbers;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.QuerySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests when a command can be answered with its incident, on views that advance when the test says so.
class CommandRepresentationReaderTest {

    private static final String ID = "11111111-1111-4111-8111-111111111111";
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final IncidentLog incidents = new IncidentLog(log);
    private final MemoryDisplayNumbers numbers = new MemoryDisplayNumbers();
    private final Projector numbering = new Projector(new EventCodec(), List.of(numbers));
    private final HeadTracker head = new HeadTracker(log, log);
    private QueryExecutor executor;

    @BeforeEach
    void start() {
        ProjectionRunner runner = Mockito.mock(ProjectionRunner.class);
        Mockito.when(runner.progress()).thenReturn(Map.of("numbers", numbering.progressOf(numbers)));
        executor = new QueryExecutor(QuerySettings.defaults(), log, head, runner, numbers, InstantSource.system());
        incidents.add(ID, new IncidentDeclared("Checkout fails", null, Severity.SEV2, List.of(), Map.of(),
                Visibility.NORMAL, Mode.LIVE, "manual", null, null));
        incidents.add(ID, new IncidentAcknowledged(null));
    }

    @AfterEach
    void end() {
        executor.close();
        head.close();
    }

    private CommandRepresentationReader reader(Duration patience) {
        EffectiveDefinitionsResolver definitions = Mockito.mock(EffectiveDefinitionsResolver.class);
        Mockito.when(definitions.asOf(Mockito.anyLong())).thenReturn(DurationDefinitions.DEFAULT);
        return new CommandRepresentationReader(executor,
                new MergedIncidentReader(StreamProjectionCache.corrected(log, new IncidentProjection(), 100)),
                definitions, patience);
    }

    private void number() {
        numbering.apply(log.read(numbering.position(), Integer.MAX_VALUE));
    }

    @Test
    void theIncidentIsReadWithItsNumberAndItsSequenceAsTag() {
        number();

        ResponseEntity<Object> shown = reader(LONG).read(ID, 2).block();

        assertThat(shown.getHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(shown.getHeaders().getFirst("Ledger-Position")).isEqualTo("2");
        assertThat(shown.getBody()).isInstanceOfSatisfying(IncidentResponse.class, incident -> {
            assertThat(incident.number()).isEqualTo(1);
            assertThat(incident.position()).isEqualTo(2);
        });
    }

    @Test
    void theNumberIsWaitedFor() {
        var answer = reader(LONG).read(ID, 2).toFuture();
        assertThat(answer).isNotDone();

        number();

        assertThat(answer).succeedsWithin(LONG).isNotNull();
    }

    @Test
    void withoutItsNumberInTimeNothingIsShown() {
        assertThat(reader(SHORT).read(ID, 2).blockOptional()).isEmpty();
    }

    @Test
    void aPositionThatIsNotReachedInTimeShowsNothing() {
        number();

        assertThat(reader(SHORT).read(ID, 3).blockOptional()).isEmpty();
    }

    @Test
    void aFailureOfAnyKindShowsNothing() {
        number();
        executor.close();

        assertThat(reader(LONG).read(ID, 2).blockOptional()).isEmpty();
        assertThat(reader(LONG).read("22222222-2222-4222-8222-222222222222", 2).blockOptional()).isEmpty();
    }
}
