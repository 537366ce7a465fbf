package io.incidentledger.query.replay;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import io.incidentledger.query.answering.Answers;
import io.incidentledger.query.answering.IncidentReading;
import io.incidentledger.query.answering.ServerSentEvents;
import io.incidentledger.query.following.LedgerHead;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;
import io.incidentledger.view.Progress;
import io.incidentledger.web.ProblemException;
import io.incidentledger.web.ProblemType;
import io.incidentledger.web.Problems;
import io.incidentledger.web.QueryParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// Replays of one incident and of the whole ledger. A listener that had everything already gets a 204, after which a browser does not come again.
@RestController
public final class ReplayController {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final IncidentReading reading;
    private final FoldedStreams<TimelineView> timelines;
    private final IncidentScripts incidents;
    private final LedgerScripts ledger;
    private final Replays replays;
    private final Answers answers;
    private final LedgerHead head;
    private final Progress numbered;
    private final Scheduler sorting;

    /// @param numbered
    ///            how far the numbers are
    /// @param sorting
    ///            where the ledger is put in another order
    ReplayController(IncidentReading reading, FoldedStreams<TimelineView> timelines, IncidentScripts incidents,
            LedgerScripts ledger, Replays replays, Answers answers, LedgerHead head, Progress numbered,
            Scheduler sorting) {
        this.reading = reading;
        this.timelines = timelines;
        this.incidents = incidents;
        this.ledger = ledger;
        this.replays = replays;
        this.answers = answers;
        this.head = head;
        this.numbered = numbered;
        this.sorting = sorting;
    }

    private record Wanted(TimelineView view, @Nullable Long number, long end) {}

    @GetMapping("/v1/incidents/{id}/replay")
    Mono<Void> incident(@PathVariable("id") String id, QueryParameters parameters, ServerWebExchange exchange) {
        ReplayQuestion question = ReplayQuestion.of(parameters, exchange);
        ServerSentEvents.requireAccepted(exchange);
        return reading.ask(id, question.awaited(), timelines, (view, number, position) -> new Wanted(view, number,
                question.end(Math.max(position, view.position()))))
                .flatMap(wanted -> answers.ask(null, List.of(head.progress()), now -> script(id, wanted, question)))
                .flatMap(script -> answer(exchange, script, question));
    }

    private Script script(String id, Wanted wanted, ReplayQuestion question) {
        TimelineEntry declared = wanted.view().tellings(TimelineView.Order.RECORDED).getFirst();
        if (declared.position() > wanted.end()) {
            throw new ProblemException(Problems.unknownIncident(id));
        }
        return incidents.script(wanted.view(), wanted.number(), question, wanted.end());
    }

    @GetMapping("/v1/replay")
    Mono<Void> ledger(QueryParameters parameters, ServerWebExchange exchange) {
        ReplayQuestion question = ReplayQuestion.of(parameters, exchange);
        ServerSentEvents.requireAccepted(exchange);
        return answers.ask(question.awaited(), List.of(head.progress()), question::end)
                .flatMap(end -> Mono.fromFuture(() -> numbered.await(end, Answers.PATIENCE), true)
                        .onErrorComplete().thenReturn(end))
                .flatMap(end -> Mono.fromCallable(() -> ledger.script(question, end)).subscribeOn(reader(question)))
                .onErrorMap(RejectedExecutionException.class, full -> new ProblemException(ProblemType.OVERLOADED
                        .passing("Too many replays are about to begin: try again later", RETRY_AFTER_SECONDS)))
                .flatMap(script -> answer(exchange, script, question));
    }

    private Scheduler reader(ReplayQuestion question) {
        return switch (question.clock()) {
            case RECORDED -> answers.blocking();
            case OCCURRED -> sorting;
        };
    }

    private Mono<Void> answer(ServerWebExchange exchange, Script script, ReplayQuestion question) {
        if (script.opening().isEmpty() && question.last() != null) {
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            exchange.getResponse().getHeaders().set(Answers.LEDGER_POSITION, Long.toString(script.end()));
            return exchange.getResponse().setComplete();
        }
        return ServerSentEvents.answer(exchange, script.end(), replays.play(script, question));
    }
}
