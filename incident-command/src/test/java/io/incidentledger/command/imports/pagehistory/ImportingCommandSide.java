package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.command.dispatch.AxonCommandDispatcher;
import io.incidentledger.command.dispatch.CommandSettings;
import io.incidentledger.command.dispatch.DeclarationIndex;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.ledger.axon.AxonDefaults;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.ledger.memory.InMemorySnapshotStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.eventsourcing.eventstore.EventStore;

/// Target of snapshot imports: a command side over an in-memory log that caches only one incident.
final class ImportingCommandSide implements AutoCloseable {
    final SnapshotClock clock = new SnapshotClock(Instant.EPOCH);
    final InMemoryEventLog log = new InMemoryEventLog(clock);
    private final EventStore events = AxonDefaults.eventStore(log, new InMemorySnapshotStore());
    private final DeclarationIndex declared = new DeclarationIndex(log, log);
    /// The ambiguities that the last import reported.
    final List<String> doubts = new ArrayList<>();
    final AxonCommandDispatcher pipeline = new AxonCommandDispatcher(events, log, declared,
            CommandSettings.defaults().withMaxInFlight(100).withCachedIncidents(1), new SimpleMeterRegistry());

    SnapshotSummary emit(List<SnapshotFile> files) {
        return emit(files, "ann");
    }

    SnapshotSummary emit(List<SnapshotFile> files, String actor) {
        PageIncidentNames names = SnapshotImport.check(files, read -> {}, fault -> {});
        doubts.clear();
        return new SnapshotImport(pipeline, log, clock, new EventProvenance(actor, null, null, null, null),
                declared::nameOf)
                .run(files, names, told -> {}, (kind, doubt) -> doubts.add(doubt.toString()));
    }

    @Override
    public void close() {
        pipeline.close();
        declared.close();
        log.close();
    }
}
