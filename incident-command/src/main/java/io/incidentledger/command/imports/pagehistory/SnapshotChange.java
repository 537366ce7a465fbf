package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;

import io.incidentledger.command.dispatch.CommitIds;
import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.ledger.Hash;

/// What a snapshot says differently about one incident than the one before.
sealed interface SnapshotChange {

    ExternalRef ref();

    /// Of what was read, so that another file under the same instant is noticed.
    Hash digest();

    default String incidentId() {
        return CommitIds.external(ref().system(), ref().id());
    }

    /// The incident is listed, and is as it says here from now on.
    ///
    /// @param maintenance
    ///            it is planned work, which former releases passed over
    /// @param doubtful
    ///            an earlier import may have told another incident
    record Told(ExternalIncident incident, Hash digest, boolean maintenance,
            boolean doubtful) implements SnapshotChange {
        @Override
        public ExternalRef ref() {
            return incident.ref();
        }
    }

    /// The page lists open incidents, and this one no more.
    ///
    /// @param open
    ///            whether the page said so when it listed it; otherwise it is no news that it is missing
    /// @param listedAt
    ///            when the page listed it for the last time
    record Ended(ExternalRef ref, Hash digest, boolean open, Instant listedAt) implements SnapshotChange {}

    /// The page took the incident back.
    record Gone(ExternalRef ref, Hash digest) implements SnapshotChange {}
}
