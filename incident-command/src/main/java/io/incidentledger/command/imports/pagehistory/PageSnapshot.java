package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.ledger.Hash;
import org.jspecify.annotations.Nullable;

/// What a page said at one moment.
///
/// @param system
///            the page, under whose name its incidents are known
/// @param extent
///            which of its incidents the page lists
/// @param maintenances
///            it is the list of planned works, beside that of incidents
record PageSnapshot(String system, Extent extent, boolean maintenances, List<Listed> incidents) {
    PageSnapshot {
        incidents = List.copyOf(incidents);
    }

    /// Which incidents a page lists, and so what it means that one is missing.
    enum Extent {
        /// Those of some time, as it likes.
        SOME,
        /// So many and no more, so that the oldest ones fall off its end.
        NEWEST,
        /// Those that are not over.
        OPEN
    }

    /// An incident on the page, in our terms.
    ///
    /// @param regions
    ///            where it was felt; null: the page says nothing of that
    /// @param names
    ///            what the page calls it, by each field that tells incidents apart
    /// @param posted
    ///            its updates, oldest first
    /// @param digest
    ///            of its JSON
    record Listed(ExternalRef ref, String title, Severity severity, List<String> services, Map<String, String> labels,
            Times times, List<Posted> posted, @Nullable List<String> regions, List<Name> names, Hash digest) {
        Listed {
            names = List.copyOf(names);
            services = List.copyOf(services);
            posted = List.copyOf(posted);
        }
    }

    /// A field that tells the incidents of a page apart, and what it says.
    record Name(String field, String value) {
        @Override
        public String toString() {
            return field + " " + value;
        }
    }

    /// An update on the page: a message, a status, or both.
    ///
    /// @param id
    ///            null: the page gives none
    /// @param createdAt
    ///            stays when the update is edited; null: the page does not say
    record Posted(@Nullable String id, @Nullable Instant createdAt, Instant at, @Nullable Status status,
            @Nullable String message) {}
}
