package io.incidentledger.query.readmodel;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.incidentledger.http.LedgerMoment;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.Progress;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.readmodel.Viewpoint.Kind;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Asks queries from the viewpoint that their callers want: `minPosition` waits for a position, `asOf` looks back. Thread-safe.
public final class Viewpoints {

    private final Answers answers;
    private final EventReader reader;
    private final LedgerHead head;
    private final InstantSource clock;

    public Viewpoints(Answers answers, EventReader reader, LedgerHead head, InstantSource clock) {
        this.answers = answers;
        this.reader = reader;
        this.head = head;
        this.clock = clock;
    }

    /// What a caller wants.
    ///
    /// @param minPosition
    ///            the position to wait for; null: as it is now
    /// @param asOf
    ///            the moment to look back to; null: the present
    public record Wanted(@Nullable Long minPosition, @Nullable LedgerMoment asOf) {

        /// Reads it off a request.
        public static Wanted of(QueryParameters parameters) {
            return new Wanted(parameters.position("minPosition"), parameters.moment("asOf"));
        }

        private long least() {
            long position = asOf instanceof LedgerMoment.After after ? after.position() : 0;
            return minPosition == null ? position : Math.max(minPosition, position);
        }
    }

    /// Where a moment lies in the ledger. Blocks.
    public Viewpoint at(LedgerMoment moment) {
        return switch (moment) {
            case LedgerMoment.After(long position) -> new Viewpoint(position, recordedAt(position), Kind.FINAL);
            case LedgerMoment.At(Instant instant) -> {
                Instant last = reader.head().recordedAt();
                yield new Viewpoint(reader.positionAt(instant), instant,
                        instant.isBefore(last) ? Kind.FINAL : Kind.OPEN);
            }
        };
    }

    private Instant recordedAt(long position) {
        List<StoredEvent> there = position == 0 ? List.of() : reader.read(position - 1, 1);
        return there.isEmpty() ? Instant.EPOCH : there.getFirst().recordedAt();
    }

    /// Asks once everything that is read has come as far as the viewpoint.
    ///
    /// @param sources
    ///            what the query reads, at least one
    /// @param query
    ///            may block
    public <T> Mono<T> ask(Wanted wanted, List<Progress> sources, Function<Viewpoint, T> query) {
        LedgerMoment asOf = wanted.asOf();
        if (asOf == null) {
            return answers.ask(wanted.minPosition(), sources,
                    position -> query.apply(
                            new Viewpoint(position, clock.instant().truncatedTo(ChronoUnit.MICROS), Kind.PRESENT)));
        }
        List<Progress> all = new ArrayList<>(sources);
        all.add(head.progress());
        return answers.ask(wanted.least(), all, reached -> at(asOf))
                .flatMap(view -> answers.ask(view.position(), sources, reached -> query.apply(view)));
    }
}
