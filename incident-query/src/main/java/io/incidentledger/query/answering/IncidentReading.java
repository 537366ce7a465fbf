package io.incidentledger.query.answering;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.incidentledger.query.answering.Viewpoints.Wanted;
import io.incidentledger.query.following.LedgerHead;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.numbers.IncidentName;
import io.incidentledger.query.streams.Folded;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.view.Progress;
import io.incidentledger.web.ProblemException;
import io.incidentledger.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Answers questions for one incident from its stream, so that an answer contains everything that was durable when it was asked. Incidents go by their ids or their numbers.
public final class IncidentReading {

    private final Answers answers;
    private final Viewpoints viewpoints;
    private final LedgerHead head;
    private final DisplayNumbers numbers;
    private final Progress numbered;

    /// @param numbered
    ///            how far the numbers are
    public IncidentReading(Answers answers, Viewpoints viewpoints, LedgerHead head, DisplayNumbers numbers,
            Progress numbered) {
        this.answers = answers;
        this.viewpoints = viewpoints;
        this.head = head;
        this.numbers = numbers;
        this.numbered = numbered;
    }

    /// Makes the answer.
    @FunctionalInterface
    public interface Reply<V, T> {

        /// @param number
        ///            the incident's display number; null: the numbers have stopped before its declaration
        /// @param viewpoint
        ///            everything up to its position is in the view
        T of(V view, @Nullable Long number, Viewpoint viewpoint);
    }

    private record Read<V>(Folded<V> folded, Viewpoint viewpoint) {}

    /// @param idOrNumber
    ///            from the path
    /// @param wanted
    ///            from where to look at it
    /// @param streams
    ///            what to fold
    /// @param reply
    ///            runs where it may block, for a short read at most
    /// @return fails with a 404 when there is no such incident, or was not
    public <V, T> Mono<T> ask(String idOrNumber, Wanted wanted, FoldedStreams<V> streams, Reply<V, T> reply) {
        List<Progress> sources = new ArrayList<>(List.of(head.progress()));
        if (IncidentName.isNumber(idOrNumber) || wanted.asOf() != null) {
            sources.add(numbered);
        }
        return viewpoints.ask(wanted, sources, viewpoint -> read(idOrNumber, viewpoint, streams))
                .flatMap(read -> numberOf(read).map(number -> reply.of(read.folded().view(),
                        number.isPresent() ? number.getAsLong() : null, read.viewpoint())));
    }

    private <V> Read<V> read(String idOrNumber, Viewpoint viewpoint, FoldedStreams<V> streams) {
        return IncidentName.idOf(idOrNumber, numbers)
                .flatMap(id -> viewpoint.past() ? streams.at(id, viewpoint.position()) : streams.now(id))
                .map(folded -> new Read<>(folded, viewpoint))
                .orElseThrow(() -> new ProblemException(Problems.unknownIncident(idOrNumber)));
    }

    /// An incident that was declared a moment ago may not have its number yet.
    private Mono<OptionalLong> numberOf(Read<?> read) {
        String incidentId = read.folded().incidentId();
        OptionalLong known = numbers.numberOf(incidentId);
        if (known.isPresent()) {
            return Mono.just(known);
        }
        return Mono.fromFuture(() -> numbered.await(read.folded().position(), Answers.PATIENCE), true)
                .publishOn(answers.blocking())
                .map(reached -> numbers.numberOf(incidentId))
                .onErrorReturn(OptionalLong.empty());
    }
}
