package io.incidentledger.command.imports.ndjson;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import io.incidentledger.command.dispatch.CommandDispatcher;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ImportIncident;
import io.incidentledger.command.imports.ImportLimits;
import io.incidentledger.command.imports.formats.ImportFormat;
import io.incidentledger.command.imports.ndjson.ImportLine.Complete;
import io.incidentledger.command.imports.ndjson.ImportLine.TooLong;
import io.incidentledger.command.imports.ndjson.ImportResponseLine.Line;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.validation.InvalidJsonException;
import io.incidentledger.http.problems.Problem;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.http.problems.ProblemTranslator;
import io.incidentledger.ledger.EventLogException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Runs imports: turns lines into commands and their outcomes into response lines. Several lines are in flight at once;
/// lines about the same incident keep their order. Response lines come in the order of the lines. A client that reads
/// the response slowly also slows down the reading of lines. Thread-safe.
///
/// A line that can't be read or is rejected by a rule does not affect other lines. When the ledger itself does not
/// accept writes for a while, the import stops there and says so: the lines before are in the ledger, and importing
/// everything again later continues where it stopped.
public final class IncidentImport {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentImport.class);
    private static final int IN_FLIGHT = 64;

    private final CommandDispatcher dispatcher;
    private final List<ProblemTranslator> translators;

    public IncidentImport(CommandDispatcher dispatcher, List<ProblemTranslator> translators) {
        this.dispatcher = dispatcher;
        this.translators = List.copyOf(translators);
    }

    /// Returns one response line for every line that is not blank, and a last one about all of them.
    ///
    /// @param body lines of JSON in UTF-8, read on demand; it may be of any length. Its buffers are released.
    public Flux<ImportResponseLine> run(Flux<DataBuffer> body, ImportFormat format, EventProvenance eventProvenance) {
        return Flux.defer(() -> {
            var commands = new PerIncidentSequencer(dispatcher, eventProvenance);
            var tally = new ImportCounters();
            return NdjsonSplitter.split(body, ImportLimits.LINE_BYTES)
                    .publishOn(Schedulers.boundedElastic(), IN_FLIGHT)
                    .map(line -> understand(line, format))
                    .flatMapSequential(line -> answer(line, commands), IN_FLIGHT, 1)
                    .takeUntil(ImportCounters::endsWith)
                    .<ImportResponseLine>map(tally::counted)
                    .concatWith(Mono.fromSupplier(tally::ended));
        });
    }

    private sealed interface Understanding {}

    private record Understood(long number, ExternalIncident incident) implements Understanding {}

    private record Unreadable(long number, Problem problem) implements Understanding {}

    private static Understanding understand(ImportLine line, ImportFormat format) {
        return switch (line) {
            case TooLong(long number, int maxBytes) -> new Unreadable(number, ProblemFactory.bodyTooLarge(maxBytes));
            case Complete(long number, byte[] json) -> {
                try {
                    yield new Understood(number, format.read(json));
                } catch (InvalidJsonException refused) {
                    yield new Unreadable(number, ProblemFactory.of(refused));
                }
            }
        };
    }

    private Mono<Line> answer(Understanding line, PerIncidentSequencer commands) {
        return switch (line) {
            case Unreadable(long number, Problem problem) -> Mono.just(Line.refused(number, null, problem));
            case Understood(long number, ExternalIncident incident) -> {
                String id = CommitIdDerivation.external(incident.ref().system(), incident.ref().id());
                yield Mono.fromFuture(() -> commands.send(new ImportIncident(id, incident))
                        .handle((outcome, failure) -> failure == null
                                ? Line.done(number, outcome, incident.updates().size())
                                : Line.refused(number, id, problemOf(failure))),
                        true);
            }
        };
    }

    private Problem problemOf(Throwable thrown) {
        Throwable failure = thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        for (ProblemTranslator translator : translators) {
            Problem problem = translator.translate(failure);
            if (problem != null) {
                return problem;
            }
        }
        Problem known = failure instanceof EventLogException log ? ProblemFactory.ofLog(log) : null;
        return known != null ? known : unforeseen(failure);
    }

    private static Problem unforeseen(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("Importing a line failed, correlation id {}", id, failure);
        return ProblemFactory.internalError(id);
    }
}
