package io.incidentledger.eventlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * A commit with everything done that needs no place in the log yet: checked, salted, digested. Callers prepare on their own threads, so that only numbering and chaining
 * is left to the one appender. Immutable.
 *
 * @param streams
 *            the parts of streams that it wants to write, in order of first appearance
 * @param flaw
 *            why no log can store it, unless its id is stored already; null: nothing found
 */
public record PreparedCommit(NewCommit commit, List<StreamSlice> streams, List<Seal> seals,
        @Nullable EventLogException flaw) {
    public PreparedCommit {
        streams = List.copyOf(streams);
        seals = List.copyOf(seals);
    }

    /**
     * @param random
     *            cryptographically strong: the salts come from it
     * @throws IllegalArgumentException
     *             when a text is not well-formed Unicode, or an event has a stream and no sequence or the other way round
     */
    public static PreparedCommit of(NewCommit commit, RandomGenerator random) {
        WellFormed.require("commit id", commit.commitId());
        HashChain chain = new HashChain();
        Streams streams = new Streams();
        List<Seal> seals = new ArrayList<>(commit.events().size());
        for (NewEvent event : commit.events()) {
            WellFormed.require(event);
            streams.add(event);
            Salt salt = Salt.random(random);
            seals.add(new Seal(salt, chain.eventDigest(salt, event)));
        }
        return new PreparedCommit(commit, streams.slices(), seals, streams.flaw);
    }

    public String commitId() {
        return commit.commitId();
    }

    List<Hash> digests() {
        return seals.stream().map(Seal::digest).toList();
    }

    /** Gathers events into slices and notices what contradicts itself. */
    private static final class Streams {

        private final Map<String, StreamSlice> byId = new LinkedHashMap<>();
        private final Set<String> eventIds = new HashSet<>();
        private @Nullable EventLogException flaw;

        void add(NewEvent event) {
            if (!eventIds.add(event.eventId())) {
                flawed(new EventLogException.DuplicateEvent(event.eventId()));
            }
            StreamId stream = event.stream();
            if (stream != null) {
                byId.merge(stream.id(), new StreamSlice(stream, event.sequence(), 1), this::extend);
            }
        }

        private StreamSlice extend(StreamSlice slice, StreamSlice next) {
            if (next.firstSequence() != slice.lastSequence() + 1) {
                flawed(new EventLogException.SequenceConflict(slice.stream().id(), next.firstSequence()));
            }
            return new StreamSlice(slice.stream(), slice.firstSequence(), slice.count() + 1);
        }

        private void flawed(EventLogException found) {
            if (flaw == null) {
                flaw = found;
            }
        }

        List<StreamSlice> slices() {
            return List.copyOf(byId.values());
        }
    }
}
