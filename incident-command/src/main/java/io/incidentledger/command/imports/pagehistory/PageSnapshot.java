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

/// The content of a page at one instant.
///
/// @param system the page, whose name identifies its incidents
/// @param extent which of its incidents the page lists
/// @param maintenances whether it is the list of planned maintenance, next to that of incidents
record PageSnapshot(String system, Extent extent, boolean maintenances, List<Listed> incidents) {
    PageSnapshot {
        incidents = List.copyOf(incidents);
    }

    /// Which incidents a page lists, which determines what it means when one is missing.
    enum Extent {
        /// The incidents of some period, chosen by the page.
        SOME,
        /// A limited number, so that the oldest ones drop off the end.
        NEWEST,
        /// Those that are not over.
        OPEN
    }

    /// An incident on the page, in the ledger's terms.
    ///
    /// @param regions the affected regions; null: not given by the page
    /// @param names the names that the page gives it, by each field that identifies incidents
    /// @param posted its updates, oldest first
    /// @param digest of its JSON
    record Listed(ExternalRef ref, String title, Severity severity, List<String> services, Map<String, String> labels,
            Times times, List<Posted> posted, @Nullable List<String> regions, List<Name> names, Hash digest) {
        Listed {
            names = List.copyOf(names);
            services = List.copyOf(services);
            posted = List.copyOf(posted);
        }
    }

    /// A field that identifies the incidents of a page, and its value.
    record Name(String field, String value) {
        @Override
        public String toString() {
            return field + " " + value;
        }
    }

    /// An update on the page: a message, a status, or both.
    ///
    /// @param id null: the page gives none
    /// @param createdAt does not change when the update is edited; null: not given by the page
    record Posted(@Nullable String id, @Nullable Instant createdAt, Instant at, @Nullable Status status,
            @Nullable String message) {}
}
