package io.incidentledger.query.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.incidentledger.events.IncidentName;
import io.incidentledger.http.ProblemException;
import io.incidentledger.http.Problems;
import io.incidentledger.projection.Progress;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.readmodel.Viewpoints.Wanted;
import io.incidentledger.query.streams.Folded;
import io.incidentledger.query.streams.FoldedStreams;
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

    /// What an answer is made of when it tells of other incidents, too.
    ///
    /// @param <V>
    ///            the incident's own view
    /// @param <J>
    ///            that and what was read beside it
    public interface Beside<V, J> {

        /// Reads the rest. Blocks.
        ///
        /// @param position
        ///            the own view has everything of its incident up to here, and so shall everything that is read beside it
        J read(Folded<V> own, long position);

        /// The incidents that the answer mentions, however often.
        Collection<String> mentioned(J read);
    }

    /// Makes an answer that tells of other incidents, too.
    @FunctionalInterface
    public interface JoinedReply<J, T> {

        /// @param numbers
        ///            of all mentioned incidents and of the incident itself
        T of(J read, @Nullable Long number, KnownNumbers numbers, Viewpoint viewpoint);
    }

    private record Read<V>(Folded<V> own, Viewpoint viewpoint) {

        long position() {
            return viewpoint.past() ? viewpoint.position() : Math.max(viewpoint.position(), own.position());
        }
    }

    private record ReadBeside<J>(String incidentId, J read, long position, Viewpoint viewpoint) {}

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
        return ask(idOrNumber, wanted, streams, new Beside<V, V>() {
            @Override
            public V read(Folded<V> own, long position) {
                return own.view();
            }

            @Override
            public Collection<String> mentioned(V read) {
                return List.of();
            }
        }, (view, number, numbers, viewpoint) -> reply.of(view, number, viewpoint));
    }

    /// The same for an answer that tells of other incidents, too.
    public <V, J, T> Mono<T> ask(String idOrNumber, Wanted wanted, FoldedStreams<V> streams, Beside<V, J> beside,
            JoinedReply<J, T> reply) {
        List<Progress> sources = new ArrayList<>(List.of(head.progress()));
        if (IncidentName.isNumber(idOrNumber) || wanted.asOf() != null) {
            sources.add(numbered);
        }
        return viewpoints.ask(wanted, sources, viewpoint -> {
            Read<V> read = read(idOrNumber, viewpoint, streams);
            return new ReadBeside<>(read.own().incidentId(), beside.read(read.own(), read.position()),
                    read.position(), viewpoint);
        }).flatMap(read -> numbersOf(read, beside).map(known -> reply.of(read.read(), known.of(read.incidentId()),
                known, read.viewpoint())));
    }

    private <V> Read<V> read(String idOrNumber, Viewpoint viewpoint, FoldedStreams<V> streams) {
        return IncidentName.idOf(idOrNumber, numbers::incidentWith)
                .flatMap(id -> viewpoint.past() ? streams.at(id, viewpoint.position()) : streams.now(id))
                .map(folded -> new Read<>(folded, viewpoint))
                .orElseThrow(() -> new ProblemException(Problems.unknownIncident(idOrNumber)));
    }

    /// An incident that was declared a moment ago may not have its number yet.
    private <J> Mono<KnownNumbers> numbersOf(ReadBeside<J> read, Beside<?, J> beside) {
        Set<String> wanted = new HashSet<>(beside.mentioned(read.read()));
        wanted.add(read.incidentId());
        KnownNumbers known = new KnownNumbers(numbers.numbersOf(wanted));
        if (known.byIncident().keySet().containsAll(wanted)) {
            return Mono.just(known);
        }
        return Mono.fromFuture(() -> numbered.await(read.position(), Answers.PATIENCE), true)
                .publishOn(answers.blocking())
                .map(reached -> new KnownNumbers(numbers.numbersOf(wanted)))
                .onErrorReturn(known);
    }
}
