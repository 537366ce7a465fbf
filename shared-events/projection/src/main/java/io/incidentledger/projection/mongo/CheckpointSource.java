package io.incidentledger.projection.mongo;

/// The position up to which a view, or the part of it that is written here, reflects the ledger.
interface CheckpointSource {

    long position();

    /// Called after everything up to the position is durable; a lower position than before has no effect.
    void reached(long position);
}
