package io.incidentledger.ledger.chain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.Salt;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.StreamSlice;

/// Computes the hashes that make the ledger tamper-evident; docs/internals/ledger-format.md describes them for other
/// languages.
/// An event's digest is `SHA-256(salt ‖ event)`, and a commit's hash is `SHA-256(header ‖ previous hash ‖ event
/// digests)`. The first commit follows the genesis hash, which is derived from the ledger's random id, so a commit of
/// one ledger fits into no other. Reuses its buffers: use one instance per thread.
public final class HashChain {

    /// Version of the canonical encoding that this program writes.
    public static final int FORMAT_VERSION = 1;

    private static final String GENESIS = "incident-ledger genesis";
    private static final String COMMIT = "incident-ledger commit";
    private static final String EVENT = "incident-ledger event";

    private final MessageDigest sha256 = sha256();
    private final CanonicalEncoder bytes = new CanonicalEncoder();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// The hash that the first commit of a ledger follows.
    public Hash genesis(String ledgerId) {
        sha256.update(bytes.clear().text(GENESIS).number(FORMAT_VERSION).text(ledgerId).view());
        return Hash.of(sha256.digest());
    }

    public Hash eventDigest(Salt salt, NewEvent event) {
        sha256.update(salt.bytes());
        sha256.update(event(event).view());
        return Hash.of(sha256.digest());
    }

    private CanonicalEncoder event(NewEvent event) {
        StreamId stream = event.stream();
        return bytes.clear().text(EVENT).number(FORMAT_VERSION).text(event.eventId())
                .text(stream == null ? null : stream.type()).text(stream == null ? null : stream.id())
                .number(event.sequence()).text(event.type()).text(event.revision())
                .text(event.payload()).text(event.metadata()).number(EpochMicros.of(event.timestamp()));
    }

    /// Computes the hash of a commit from its header, the hash of the commit before it and the digests of its events.
    public Hash commitHash(Receipt header, Hash previous, List<Hash> eventDigests) {
        sha256.update(header(header, eventDigests.size()).view());
        sha256.update(previous.bytes());
        for (Hash digest : eventDigests) {
            sha256.update(digest.bytes());
        }
        return Hash.of(sha256.digest());
    }

    private CanonicalEncoder header(Receipt header, int events) {
        bytes.clear().text(COMMIT).number(FORMAT_VERSION).number(header.firstPosition()).number(events)
                .text(header.commitId()).number(EpochMicros.of(header.recordedAt())).hash(header.requestDigest())
                .number(header.streams().size());
        for (StreamSlice slice : header.streams()) {
            bytes.text(slice.stream().type()).text(slice.stream().id())
                    .number(slice.firstSequence()).number(slice.count());
        }
        return bytes;
    }

    /// The canonical encoding of an event, without its salt.
    byte[] canonicalEvent(NewEvent event) {
        return event(event).toByteArray();
    }

    /// The canonical encoding of a commit's header.
    byte[] canonicalHeader(Receipt header, int events) {
        return header(header, events).toByteArray();
    }
}
