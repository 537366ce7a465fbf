package io.incidentledger.command.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.incidentledger.command.incident.IncidentCommand.AcknowledgeIncident;
import io.incidentledger.command.incident.IncidentCommand.ChangeSeverity;
import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.command.incident.IncidentCommand.MergeIncident;
import io.incidentledger.command.incident.IncidentCommand.MitigateIncident;
import io.incidentledger.command.incident.IncidentCommand.PostUpdate;
import io.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.command.incident.IncidentCommand.UnmergeIncident;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.TimeOrderedIdGenerator;
import org.jspecify.annotations.Nullable;

/// Short factory methods for commands in tests.
final class Commands {

    static final CommandContext BY_ANN = new CommandContext(new EventProvenance("ann", null, null, null, null), null,
            null,
            null);

    private Commands() {}

    static String newId() {
        return TimeOrderedIdGenerator.next().toString();
    }

    static CommandContext keyed(String key, int body) {
        byte[] digest = new byte[Hash.LENGTH];
        digest[0] = (byte) body;
        return new CommandContext(BY_ANN.provenance(), key, Hash.of(digest), null);
    }

    static CommandContext ifMatch(@Nullable Long sequence) {
        return new CommandContext(BY_ANN.provenance(), null, null, sequence == null ? null : Set.of(sequence));
    }

    static DeclareIncident declare(String incidentId) {
        return new DeclareIncident(incidentId, "Payments fail", null, Severity.SEV2, List.of("payments"), Map.of(),
                null, null, null, null, "manual", Visibility.NORMAL, Mode.LIVE, null);
    }

    static DeclareIncident declare(ExternalRef ref) {
        return declare(CommitIdDerivation.external(ref.system(), ref.id()), ref);
    }

    /// Declares with any id, as former releases did.
    static DeclareIncident declare(String incidentId, ExternalRef ref) {
        return new DeclareIncident(incidentId, "Payments fail", null, Severity.SEV2, List.of("payments"), Map.of(),
                null, null, null, null, "manual", Visibility.NORMAL, Mode.LIVE, ref);
    }

    static AcknowledgeIncident acknowledge(String incidentId) {
        return new AcknowledgeIncident(incidentId, null);
    }

    static ChangeSeverity severity(String incidentId, Severity severity) {
        return new ChangeSeverity(incidentId, severity, null);
    }

    static PostUpdate update(String incidentId) {
        return new PostUpdate(incidentId, UUID.randomUUID().toString(), "we look", null, Audience.INTERNAL, null);
    }

    static MitigateIncident mitigate(String incidentId) {
        return new MitigateIncident(incidentId, null, null);
    }

    static ResolveIncident resolve(String incidentId) {
        return new ResolveIncident(incidentId, null, null);
    }

    static ReopenIncident reopen(String incidentId) {
        return new ReopenIncident(incidentId, null, null);
    }

    static UnmergeIncident unmerge(String incidentId) {
        return new UnmergeIncident(incidentId, null, null);
    }

    static MergeIncident merge(String incidentId, String into) {
        return new MergeIncident(incidentId, into, null, null);
    }
}
