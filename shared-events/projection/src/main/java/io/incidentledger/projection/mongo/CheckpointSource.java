package io.incidentledger.projection.mongo;

/// Knows how far a view, or the part of it that is written here, reflects the ledger.
interface CheckpointSource {

    long position();

    /// Called after what lies up to there is durable; a lower position than before changes nothing.
    void reached(long position);
}
