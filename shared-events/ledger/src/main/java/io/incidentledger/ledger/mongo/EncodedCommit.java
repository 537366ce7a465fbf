package io.incidentledger.ledger.mongo;

import java.util.Collection;

import io.incidentledger.ledger.chain.ChainedCommit;
import org.bson.RawBsonDocument;

/// A commit with its place, as it will be sent.
record EncodedCommit(ChainedCommit chained, RawBsonDocument document) {

    static EncodedCommit of(ChainedCommit chained, Collection<String> begun) {
        return new EncodedCommit(chained, CommitWriter.document(chained.stored(), begun));
    }

    /// In bytes.
    int size() {
        return document.getByteBuffer().remaining();
    }
}
