package io.incidentledger.command.imports.formats;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.incidentledger.command.api.CommandLimits;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Role;
import io.incidentledger.events.Status;
import io.incidentledger.events.validation.AcceptedNames;
import io.incidentledger.events.validation.MaxItems;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.openapi.MemberRule;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import static io.incidentledger.events.validation.TextFormat.Kind.LINE;
import static io.incidentledger.events.validation.TextFormat.Kind.NAME;
import static io.incidentledger.events.validation.TextFormat.Kind.TEXT;
import static io.incidentledger.events.validation.TextFormat.Kind.URL;
import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNullElse;

/// The parts of a [NativeImportLine]. A part without its own id is identified by its place in the line.
final class IdentifiedLineParts {
    private IdentifiedLineParts() {}

    interface Part {
        void check(String pointer, Validator validator);
    }

    /// A part that later imports may refer to again.
    interface Named extends Part {
        @Nullable String id();

        /// Returns the part's id in its list, whether given or not.
        default String idAt(int ordinal) {
            return requireNonNullElse(id(), Integer.toString(ordinal));
        }
    }

    /// The incident in the system that it comes from. `system` and `id` identify it in every later import.
    ///
    /// @see ExternalRef
    @Schema(name = "ImportedReference")
    record Reference(
            @Schema(requiredMode = REQUIRED) @TextFormat(value = LINE,
                    max = CommandLimits.NAME) @Nullable String system,
            @Schema(requiredMode = REQUIRED) @TextFormat(value = LINE, max = CommandLimits.NAME) @Nullable String id,
            @TextFormat(value = URL, max = CommandLimits.URL) @Nullable String url) implements Part {
        @Override
        public void check(String pointer, Validator validator) {
            validator.required(pointer + "/system", system);
            validator.line(pointer + "/system", system, CommandLimits.NAME);
            validator.required(pointer + "/id", id);
            validator.line(pointer + "/id", id, CommandLimits.NAME);
            validator.url(pointer + "/url", url, CommandLimits.URL);
        }

        ExternalRef translated() {
            return new ExternalRef(given(system), given(id), url);
        }
    }

    /// A status update of an imported incident.
    ///
    /// @param id its id in the other system, unique among the updates; null: it is recognized by its content
    /// @param at when it was given
    /// @param status the status that it announces; null: it does not change
    /// @param message its text; null: it only announces a status
    /// @param audience whom it was for; null: `internal`
    @MemberRule(atLeastOne = {"status", "message"})
    @Schema(name = "ImportedUpdate")
    record Post(@TextFormat(value = LINE, max = CommandLimits.NAME) @Nullable String id,
            @Schema(requiredMode = REQUIRED) @Nullable Instant at,
            @AcceptedNames({
                "investigating", "identified", "monitoring", "resolved"}) @Nullable Status status,
            @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String message,
            @Nullable Audience audience) implements Named {
        @Override
        public void check(String pointer, Validator validator) {
            validator.line(pointer + "/id", id, CommandLimits.NAME);
            validator.required(pointer + "/at", at);
            validator.text(pointer + "/message", message, CommandLimits.TEXT);
            if (status == null && message == null
                    && !validator.mentions(pointer + "/status", pointer + "/message")) {
                validator.fault(pointer, "must have a status or a message");
            }
            if (status != null && !status.announceable()) {
                validator.fault(pointer + "/status", "must be one of investigating, identified, monitoring, resolved");
            }
        }

        ExternalIncident.Update translated(int ordinal) {
            return new ExternalIncident.Update(idAt(ordinal), given(at), status,
                    message, requireNonNullElse(audience, Audience.INTERNAL), id == null,
                    ordinal - 1);
        }
    }

    /// A person who took a role.
    ///
    /// @param role the role
    /// @param assignee who took it
    /// @param scope the part of the role; null: all of it
    /// @param at when the person took it; null: at the declaration
    @Schema(name = "ImportedRoleHolder")
    record Holder(@Schema(requiredMode = REQUIRED) @Nullable Role role,
            @Schema(requiredMode = REQUIRED) @TextFormat(value = NAME,
                    max = CommandLimits.NAME) @Nullable String assignee,
            @TextFormat(value = NAME, max = CommandLimits.NAME) @Nullable String scope,
            @Nullable Instant at) implements Part {
        @Override
        public void check(String pointer, Validator validator) {
            validator.required(pointer + "/role", role);
            validator.required(pointer + "/assignee", assignee);
            validator.name(pointer + "/assignee", assignee, CommandLimits.NAME);
            if (assignee != null && !EventProvenance.namesPerson(assignee)) {
                validator.faultUnlessMentioned(pointer + "/assignee",
                        "must name a person");
            }
            validator.name(pointer + "/scope", scope, CommandLimits.NAME);
        }

        ExternalIncident.RoleHolder translated(Instant declaredAt) {
            return new ExternalIncident.RoleHolder(given(role), given(assignee), scope,
                    requireNonNullElse(at, declaredAt));
        }
    }

    /// A timeline entry of an imported incident.
    ///
    /// @param id its id in the other system, unique among the entries; null: it is recognized by its content
    /// @param kind what sort of entry it is
    /// @param message its text
    /// @param occurredAt when it happened
    /// @param links where to read more
    @Schema(name = "ImportedTimelineEntry")
    record Note(@TextFormat(value = LINE, max = CommandLimits.NAME) @Nullable String id,
            @Schema(requiredMode = REQUIRED) @Nullable EntryKind kind,
            @Schema(requiredMode = REQUIRED) @TextFormat(value = TEXT,
                    max = CommandLimits.TEXT) @Nullable String message,
            @Schema(requiredMode = REQUIRED) @Nullable Instant occurredAt,
            @MaxItems(CommandLimits.LINKS) @Nullable List<@Nullable Link> links) implements Named {
        @Override
        public void check(String pointer, Validator validator) {
            validator.line(pointer + "/id", id, CommandLimits.NAME);
            validator.required(pointer + "/kind", kind);
            validator.required(pointer + "/message", message);
            validator.text(pointer + "/message", message, CommandLimits.TEXT);
            validator.required(pointer + "/occurredAt", occurredAt);
            validator.items(pointer + "/links", links, CommandLimits.LINKS);
            for (int i = 0; links != null && i < Math.min(links.size(), CommandLimits.LINKS); i++) {
                if (links.get(i) instanceof Link link) {
                    link.check(pointer + "/links/" + i, validator);
                }
            }
        }

        ExternalIncident.Entry translated(String incidentId, int ordinal) {
            return new ExternalIncident.Entry(uniqueId(incidentId, "timeline-entry", idAt(ordinal)), given(kind),
                    given(message), Objects.requireNonNullElse(links, List.<@Nullable Link>of()).stream()
                            .map(link -> given(link).translated()).toList(),
                    given(occurredAt), id == null);
        }
    }

    /// A link with an optional title.
    ///
    /// @see io.incidentledger.events.Link
    @Schema(name = "ImportedLink")
    record Link(@Schema(requiredMode = REQUIRED) @TextFormat(value = URL, max = CommandLimits.URL) @Nullable String url,
            @TextFormat(value = LINE, max = CommandLimits.TITLE) @Nullable String title) implements Part {
        @Override
        public void check(String pointer, Validator validator) {
            validator.required(pointer + "/url", url);
            validator.url(pointer + "/url", url, CommandLimits.URL);
            validator.line(pointer + "/title", title, CommandLimits.TITLE);
        }

        io.incidentledger.events.Link translated() {
            return new io.incidentledger.events.Link(given(url), title);
        }
    }

    /// An action item of an imported incident.
    ///
    /// @param id its id in the other system, unique among the action items; null: it is recognized by its content
    /// @param title what has to be done
    /// @param priority how urgent it is; null: `P2`
    /// @param status how far it is; null: `open`
    @Schema(name = "ImportedActionItem")
    record Item(@TextFormat(value = LINE, max = CommandLimits.NAME) @Nullable String id,
            @Schema(requiredMode = REQUIRED) @TextFormat(value = LINE,
                    max = CommandLimits.TITLE) @Nullable String title,
            @TextFormat(value = NAME, max = CommandLimits.NAME) @Nullable String owner,
            @Nullable ActionItemPriority priority, @Nullable ActionItemStatus status,
            @Nullable LocalDate dueOn) implements Named {
        @Override
        public void check(String pointer, Validator validator) {
            validator.line(pointer + "/id", id, CommandLimits.NAME);
            validator.required(pointer + "/title", title);
            validator.line(pointer + "/title", title, CommandLimits.TITLE);
            validator.name(pointer + "/owner", owner, CommandLimits.NAME);
        }

        ExternalIncident.ActionItem translated(String incidentId, int ordinal) {
            return new ExternalIncident.ActionItem(uniqueId(incidentId, "action-item", idAt(ordinal)), given(title),
                    owner,
                    requireNonNullElse(priority, ActionItemPriority.P2),
                    requireNonNullElse(status, ActionItemStatus.OPEN), dueOn, id == null);
        }
    }

    /// Returns an id that is unique in the whole ledger, and the same in every import.
    private static String uniqueId(String incidentId, String kind, String id) {
        return CommitIdDerivation.derived(incidentId, kind + "/" + id);
    }
}
