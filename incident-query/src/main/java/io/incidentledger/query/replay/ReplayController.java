package io.incidentledger.query.replay;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import io.incidentledger.http.ProblemException;
import io.incidentledger.http.ProblemType;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.projection.Progress;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.readmodel.Answers;
import io.incidentledger.query.readmodel.IncidentReading;
import io.incidentledger.query.readmodel.ServerSentEvents;
import io.incidentledger.query.readmodel.Viewpoint;
import io.incidentledger.query.readmodel.Viewpoints;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.query.streams.Joined;
import io.incidentledger.query.timeline.JoinedTimelines;
import io.incidentledger.query.timeline.TimelineView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// Replays of one incident and of the whole ledger. A listener that had everything already gets a 204, after which a browser does not come again.
@RestController
final class ReplayController {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final IncidentReading reading;
    private final FoldedStreams<TimelineView> timelines;
    private final JoinedTimelines joining;
    private final IncidentScripts incidents;
    private final LedgerScripts ledger;
    private final Replays replays;
    private final Answers answers;
    private final Viewpoints viewpoints;
    private final LedgerHead head;
    private final Progress numbered;
    private final Scheduler sorting;

    /// @param numbered
    ///            how far the numbers are
    /// @param sorting
    ///            where the ledger is put in another order
    ReplayController(IncidentReading reading, FoldedStreams<TimelineView> timelines, IncidentScripts incidents,
            LedgerScripts ledger, Replays replays, Answers answers, Viewpoints viewpoints, LedgerHead head,
            Progress numbered,
            Scheduler sorting) {
        this.reading = reading;
        this.timelines = timelines;
        this.joining = new JoinedTimelines(timelines);
        this.incidents = incidents;
        this.ledger = ledger;
        this.replays = replays;
        this.answers = answers;
        this.viewpoints = viewpoints;
        this.head = head;
        this.numbered = numbered;
        this.sorting = sorting;
    }

    private record Watched(Joined<TimelineView> joined, KnownNumbers numbers, Viewpoint viewpoint) {

        /// The view may have come further than the ledger had when it was asked; then it has all of its incident up to there.
        long end() {
            return viewpoint.past() ? viewpoint.position() : Math.max(viewpoint.position(), joined.own().position());
        }
    }

    @GetMapping("/v1/incidents/{id}/replay")
    Mono<Void> incident(@PathVariable("id") String id, QueryParameters parameters, ServerWebExchange exchange) {
        ReplayQuestion question = ReplayQuestion.of(parameters, exchange);
        ServerSentEvents.requireAccepted(exchange);
        return reading.ask(id, question.wanted(), timelines, joining,
                (joined, number, numbers, viewpoint) -> new Watched(joined, numbers, viewpoint))
                .flatMap(watched -> answers.ask(null, List.of(head.progress()),
                        now -> incidents.script(watched.joined(), watched.numbers(), question, watched.end()))
                        .flatMap(script -> answer(exchange, watched.viewpoint(), script, question)));
    }

    @GetMapping("/v1/replay")
    Mono<Void> ledger(QueryParameters parameters, ServerWebExchange exchange) {
        ReplayQuestion question = ReplayQuestion.of(parameters, exchange);
        ServerSentEvents.requireAccepted(exchange);
        return viewpoints.ask(question.wanted(), List.of(head.progress()), viewpoint -> viewpoint)
                .flatMap(viewpoint -> script(question, viewpoint.position())
                        .flatMap(script -> answer(exchange, viewpoint, script, question)));
    }

    /// Once the numbers are known, or when they have stopped.
    private Mono<Script> script(ReplayQuestion question, long end) {
        return Mono.fromFuture(() -> numbered.await(end, Answers.PATIENCE), true).onErrorComplete()
                .then(Mono.fromCallable(() -> ledger.script(question, end)).subscribeOn(reader(question)))
                .onErrorMap(RejectedExecutionException.class, full -> new ProblemException(ProblemType.OVERLOADED
                        .passing("Too many replays are about to begin: try again later", RETRY_AFTER_SECONDS)));
    }

    private Scheduler reader(ReplayQuestion question) {
        return switch (question.clock()) {
            case RECORDED -> answers.blocking();
            case OCCURRED -> sorting;
        };
    }

    private Mono<Void> answer(ServerWebExchange exchange, Viewpoint viewpoint, Script script,
            ReplayQuestion question) {
        viewpoint.describe(exchange.getResponse().getHeaders());
        if (script.opening().isEmpty() && question.last() != null) {
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            exchange.getResponse().getHeaders().set(Answers.LEDGER_POSITION, Long.toString(script.end()));
            return exchange.getResponse().setComplete();
        }
        return ServerSentEvents.answer(exchange, script.end(), replays.play(script, question));
    }
}
