package io.incidentledger.query.replay;

import io.incidentledger.http.QueryParameters;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.ServerSentEvents;
import io.incidentledger.query.timeline.JoinedTimelines;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Replays of one incident and of the whole ledger. A listener that had everything already gets a 204, after which a browser does not come again.
@RestController
final class ReplayController {

    private final QueryExecutor executor;
    private final JoinedTimelines timelines;
    private final IncidentScripts incidents;
    private final LedgerScripts ledger;
    private final Replays replays;

    ReplayController(QueryExecutor executor, JoinedTimelines timelines, IncidentScripts incidents,
            LedgerScripts ledger, Replays replays) {
        this.executor = executor;
        this.timelines = timelines;
        this.incidents = incidents;
        this.ledger = ledger;
        this.replays = replays;
    }

    private record Opened(ReadPoint point, Script script) {}

    @GetMapping("/v1/incidents/{id}/replay")
    Mono<Void> incident(@PathVariable("id") String id, QueryParameters parameters, ServerWebExchange exchange) {
        ReplayQuestion question = ReplayQuestion.of(parameters, exchange);
        ServerSentEvents.requireAccepted(exchange);
        return executor.execute(Query.ofIncident(id, question.options(), timelines,
                read -> new Opened(read.point(),
                        incidents.script(read.content(), read.numbers(), question, read.position()))))
                .flatMap(opened -> answer(exchange, opened, question));
    }

    @GetMapping("/v1/replay")
    Mono<Void> ledger(QueryParameters parameters, ServerWebExchange exchange) {
        ReplayQuestion question = ReplayQuestion.of(parameters, exchange);
        ServerSentEvents.requireAccepted(exchange);
        return executor.execute(Query.ofReplay(question.options(), question.clock() == ReplayClock.OCCURRED,
                point -> new Opened(point, ledger.script(question, point.position()))))
                .flatMap(opened -> answer(exchange, opened, question));
    }

    private Mono<Void> answer(ServerWebExchange exchange, Opened opened, ReplayQuestion question) {
        Script script = opened.script();
        opened.point().describe(exchange.getResponse().getHeaders());
        if (script.opening().isEmpty() && question.last() != null) {
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            exchange.getResponse().getHeaders().set(ReadPoint.LEDGER_POSITION, Long.toString(script.end()));
            return exchange.getResponse().setComplete();
        }
        return ServerSentEvents.answer(exchange, script.end(), replays.play(script, question));
    }
}
