package io.incidentledger.ledger.chain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.Salt;
import io.incidentledger.ledger.SaltedDigest;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.StreamSlice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Guards the canonical encoding against changes, with test vectors computed by a program in another language.
class LedgerFormatTest {

    private final HashChain chain = new HashChain();
    private final Vectors vectors = read();

    record Vectors(int formatVersion, String ledgerId, String genesis, List<CommitVector> commits) {}

    record CommitVector(long firstPosition, long number, String commitId, @Nullable String requestDigest,
            long recordedAt,
            List<SliceVector> streams, String header, String previousHash, String hash, List<EventVector> events) {

        Receipt receipt() {
            return new Receipt(commitId, firstPosition, firstPosition + events.size() - 1,
                    EpochMicros.toInstant(recordedAt),
                    streams.stream().map(SliceVector::slice).toList(),
                    requestDigest == null ? null : Hash.parse(requestDigest),
                    false);
        }

        NewCommit written() {
            return new NewCommit(commitId, receipt().requestDigest(), events.stream().map(EventVector::event).toList());
        }
    }

    record SliceVector(String type, String id, long firstSequence, int count) {

        StreamSlice slice() {
            return new StreamSlice(new StreamId(type, id), firstSequence, count);
        }
    }

    record EventVector(String eventId, @Nullable String streamType, @Nullable String streamId, long sequence,
            String type,
            @Nullable String revision, String payload, String metadata, long timestamp, String salt, String canonical,
            String digest) {

        NewEvent event() {
            return new NewEvent(eventId, streamId == null ? null : new StreamId(streamType, streamId), sequence, type,
                    revision,
                    payload, metadata, EpochMicros.toInstant(timestamp));
        }
    }

    private static Vectors read() {
        try (InputStream json = LedgerFormatTest.class.getResourceAsStream("ledger-format-1.json")) {
            return JsonMapper.shared().readValue(json, Vectors.class);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void theGenesisComesFromTheLedgersId() {
        assertThat(HashChain.FORMAT_VERSION).isEqualTo(vectors.formatVersion());
        assertThat(chain.genesis(vectors.ledgerId())).hasToString(vectors.genesis());
    }

    @Test
    void eventsHaveTheirCanonicalBytesAndDigests() {
        vectors.commits().stream().flatMap(commit -> commit.events().stream()).forEach(vector -> {
            assertThat(hex(chain.canonicalEvent(vector.event()))).isEqualTo(vector.canonical());
            assertThat(chain.eventDigest(Salt.parse(vector.salt()), vector.event())).hasToString(vector.digest());
        });
    }

    @Test
    void commitsHaveTheirCanonicalHeadersAndHashes() {
        for (CommitVector vector : vectors.commits()) {
            List<Hash> digests = vector.events().stream().map(event -> Hash.parse(event.digest())).toList();
            assertThat(hex(chain.canonicalHeader(vector.receipt(), digests.size()))).isEqualTo(vector.header());
            assertThat(chain.commitHash(vector.receipt(), Hash.parse(vector.previousHash()), digests))
                    .hasToString(vector.hash());
        }
    }

    @Test
    void aCommitIsPlacedBehindAHeadAsTheVectorsSay() {
        Head head = new Head(vectors.ledgerId(), 0, 0, chain.genesis(vectors.ledgerId()), EpochMicros.toInstant(0));
        for (CommitVector vector : vectors.commits()) {
            PreparedCommit drawn = PreparedCommit.of(vector.written(), new java.util.Random(1));
            List<SaltedDigest> seals = vector.events().stream()
                    .map(event -> new SaltedDigest(Salt.parse(event.salt()), Hash.parse(event.digest())))
                    .toList();
            PreparedCommit prepared = new PreparedCommit(vector.written(), drawn.streams(), seals, drawn.flaw());
            ChainedCommit chained = ChainedCommit.behind(head, prepared, EpochMicros.toInstant(vector.recordedAt()),
                    chain);
            assertThat(chained.receipt()).isEqualTo(vector.receipt());
            assertThat(chained.hash()).hasToString(vector.hash());
            assertThat(chained.stored().number()).isEqualTo(vector.number());
            head = chained.head();
        }
    }

    @Test
    void theDocumentedExampleIsTheFirstVector() throws IOException {
        String example = Files.readString(documentation()).replaceAll("\\s", "");
        CommitVector first = vectors.commits().getFirst();
        EventVector event = first.events().getFirst();
        assertThat(example).contains(vectors.ledgerId(), vectors.genesis(), event.salt(), event.canonical(),
                event.digest(),
                first.header(), first.hash());
    }

    /// Tests run in the directory of the module or of the project above it.
    static Path documentation() {
        return Stream.of("docs/internals", "../../docs/internals").map(folder -> Path.of(folder, "ledger-format.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
