package io.incidentledger.standalone;

import java.util.List;
import java.util.function.Consumer;

import io.incidentledger.command.api.CommandProblemTranslator;
import io.incidentledger.command.dispatch.AxonCommandDispatcher;
import io.incidentledger.command.dispatch.CommandSettings;
import io.incidentledger.command.dispatch.DeclarationIndex;
import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportResponseLine;
import io.incidentledger.command.imports.ndjson.IncidentImport;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.axon.AxonDefaults;
import io.incidentledger.ledger.clock.WatchedClock;
import io.incidentledger.program.ClockOptions;
import io.incidentledger.program.ClockSettings;
import io.incidentledger.program.LedgerLocation;
import io.incidentledger.program.OpenLedger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/// Imports into a ledger that this process opens; a service may have it open as well.
final class LocalLedger implements ImportTarget {
    private final LedgerLocation location;
    private final String actor;
    private final ClockOptions clock;

    LocalLedger(LedgerLocation location, String actor, ClockOptions clock) {
        this.location = location;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public @Nullable ImportResponseLine run(Flux<DataBuffer> lines, ImportFormat format,
            Consumer<ImportResponseLine> each) {
        CliLogging.logs();
        WatchedClock watched = ClockSettings.ofEnvironment().clock(clock.differenceAccepted(), null);
        try (OpenLedger ledger = location.openToRecord(AppendListener.NONE, watched);
                DeclarationIndex declared = new DeclarationIndex(ledger.log(), ledger.log());
                AxonCommandDispatcher dispatcher = new AxonCommandDispatcher(
                        AxonDefaults.eventStore(ledger.log(), ledger.snapshots()),
                        ledger.log(), declared, CommandSettings.defaults(), new SimpleMeterRegistry())) {
            return new IncidentImport(dispatcher, List.of(new CommandProblemTranslator(declared)))
                    .run(lines, format, new EventProvenance(actor, null, null, null, null))
                    .doOnNext(each)
                    .blockLast();
        } catch (EventLogException failure) {
            throw location.complaint(failure);
        }
    }
}
