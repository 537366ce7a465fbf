package io.incidentledger.query.incident;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.incidentledger.http.IncidentRepresentationReader;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.IncidentReadResult;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/// Reads an incident for the response to a command. The command is durable already, so whatever prevents reading (views
/// that are behind or have stopped, too many queries) makes the result empty instead of an error.
final class CommandRepresentationReader implements IncidentRepresentationReader {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRepresentationReader.class);

    private final QueryExecutor executor;
    private final MergedIncidentReader incidents;
    private final EffectiveDefinitionsResolver definitions;
    private final Duration patience;

    /// @param patience the maximum time that a response takes
    CommandRepresentationReader(QueryExecutor executor, MergedIncidentReader incidents,
            EffectiveDefinitionsResolver definitions, Duration patience) {
        this.executor = executor;
        this.incidents = incidents;
        this.definitions = definitions;
        this.patience = patience;
    }

    @Override
    public Class<?> bodyType() {
        return IncidentResponse.class;
    }

    @Override
    public Mono<ResponseEntity<Object>> read(String incidentId, long position) {
        ReadOptions options = ReadOptions.NOW.reaching("position", position);
        return executor.execute(Query.ofIncident(incidentId, options, incidents, this::answer))
                .timeout(patience)
                .filter(response -> response.incident().number() != null)
                .map(Answer::entity)
                .onErrorResume(failure -> {
                    if (!(failure instanceof ProblemException || failure instanceof TimeoutException)) {
                        LOG.error("Incident {} could not be shown in the response to a command", incidentId, failure);
                    }
                    return Mono.empty();
                });
    }

    private Answer answer(IncidentReadResult<IncidentViewWithAbsorbed<IncidentView>> read) {
        IncidentResponse incident = IncidentResponse.of(read, definitions);
        return new Answer(incident, read.point().ok(incident));
    }

    private record Answer(IncidentResponse incident, ResponseEntity<IncidentResponse> ok) {

        ResponseEntity<Object> entity() {
            return ResponseEntity.ok().headers(ok.getHeaders()).eTag("\"" + incident.sequence() + "\"").body(incident);
        }
    }
}
