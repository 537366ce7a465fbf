package io.incidentledger.command.snapshots;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.incident.ExternalIncident.Times;
import io.incidentledger.eventlog.Hash;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// What a page said at one moment.
///
/// @param system
///            the page, under whose name its incidents are known
/// @param newestOnly
///            the page lists so many incidents and no more, so that the oldest ones fall off its end
record Listing(String system, boolean newestOnly, List<Listed> incidents) {
    Listing {
        incidents = List.copyOf(incidents);
    }

    /// An incident on the page, in our terms.
    ///
    /// @param posted
    ///            its updates, oldest first
    /// @param digest
    ///            of its JSON
    record Listed(ExternalRef ref, String title, Severity severity, List<String> services, Map<String, String> labels,
            Times times, List<Posted> posted, Hash digest) {
        Listed {
            services = List.copyOf(services);
            posted = List.copyOf(posted);
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
