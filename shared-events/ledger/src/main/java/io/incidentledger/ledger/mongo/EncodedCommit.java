package io.incidentledger.ledger.mongo;

import java.util.Collection;

import io.incidentledger.ledger.chain.ChainedCommit;
import org.bson.RawBsonDocument;

/// A commit that has its place, and its document as it will be sent.
record EncodedCommit(ChainedCommit chained, RawBsonDocument document) {

    static EncodedCommit of(ChainedCommit chained, Collection<String> begun) {
        return new EncodedCommit(chained, CommitDocumentEncoder.document(chained.stored(), begun));
    }

    /// Size of the document in bytes.
    int size() {
        return document.getByteBuffer().remaining();
    }
}
