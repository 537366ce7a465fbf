package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;

import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.ledger.Hash;

/// A difference between two consecutive snapshots about one incident.
sealed interface SnapshotChange {

    ExternalRef ref();

    /// The digest of what was read, which detects another file with the same instant.
    Hash digest();

    default String incidentId() {
        return CommitIdDerivation.external(ref().system(), ref().id());
    }

    /// The incident is listed, and this is its state from now on.
    ///
    /// @param maintenance whether it is planned maintenance, which former releases skipped
    /// @param doubtful whether an earlier import may have recorded this for another incident
    record Told(ExternalIncident incident, Hash digest, boolean maintenance,
            boolean doubtful) implements SnapshotChange {
        @Override
        public ExternalRef ref() {
            return incident.ref();
        }
    }

    /// The page lists open incidents, and no longer this one.
    ///
    /// @param open whether it was open when the page last listed it; otherwise its absence is not news
    /// @param listedAt when the page listed it for the last time
    record Ended(ExternalRef ref, Hash digest, boolean open, Instant listedAt) implements SnapshotChange {}

    /// The page withdrew the incident.
    record Gone(ExternalRef ref, Hash digest) implements SnapshotChange {}
}
