package io.incidentledger.standalone;

import java.util.List;
import java.util.function.Consumer;

import io.incidentledger.command.api.CommandProblems;
import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportAnswer;
import io.incidentledger.command.imports.ndjson.IncidentImport;
import io.incidentledger.command.pipeline.AxonCommandPipeline;
import io.incidentledger.command.pipeline.CommandSettings;
import io.incidentledger.command.pipeline.DeclaredIncidents;
import io.incidentledger.events.Provenance;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.axon.AxonDefaults;
import io.incidentledger.program.LedgerPlace;
import io.incidentledger.program.OpenLedger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/// A ledger that this process opens; a service may have it open as well.
final class LocalLedger implements ImportTarget {
    private final LedgerPlace place;
    private final String actor;

    LocalLedger(LedgerPlace place, String actor) {
        this.place = place;
        this.actor = actor;
    }

    @Override
    public @Nullable ImportAnswer run(Flux<DataBuffer> lines, ImportFormat format, Consumer<ImportAnswer> each) {
        Quiet.logs();
        try (OpenLedger ledger = place.open(AppendListener.NONE);
                DeclaredIncidents declared = new DeclaredIncidents(ledger.log(), ledger.log());
                AxonCommandPipeline pipeline = new AxonCommandPipeline(
                        AxonDefaults.eventStore(ledger.log(), ledger.snapshots()),
                        ledger.log(), declared, CommandSettings.defaults(), new SimpleMeterRegistry())) {
            return new IncidentImport(pipeline, List.of(new CommandProblems(declared)))
                    .run(lines, format, new Provenance(actor, null, null, null, null))
                    .doOnNext(each)
                    .blockLast();
        } catch (EventLogException failure) {
            throw place.complaint(failure);
        }
    }
}
