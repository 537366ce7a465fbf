package io.incidentledger.command.imports.formats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.incidentledger.command.api.CommandLimits;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.ImportJsonReader;
import io.incidentledger.command.imports.ImportLimits;
import io.incidentledger.command.imports.formats.IdentifiedLineParts.Holder;
import io.incidentledger.command.imports.formats.IdentifiedLineParts.Item;
import io.incidentledger.command.imports.formats.IdentifiedLineParts.Named;
import io.incidentledger.command.imports.formats.IdentifiedLineParts.Note;
import io.incidentledger.command.imports.formats.IdentifiedLineParts.Part;
import io.incidentledger.command.imports.formats.IdentifiedLineParts.Post;
import io.incidentledger.command.imports.formats.IdentifiedLineParts.Reference;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Visibility;
import io.incidentledger.events.validation.AcceptedNames;
import io.incidentledger.events.validation.MaxItems;
import io.incidentledger.events.validation.StrictJson;
import io.incidentledger.events.validation.TextFormat;
import io.incidentledger.events.validation.Validator;
import io.incidentledger.http.openapi.MemberRule;
import io.incidentledger.http.openapi.RequestModel;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import static io.incidentledger.events.validation.TextFormat.Kind.LINE;
import static io.incidentledger.events.validation.TextFormat.Kind.NAME;
import static io.incidentledger.events.validation.TextFormat.Kind.TEXT;
import static io.incidentledger.events.validation.Validator.given;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNullElse;

/// An incident in the ledger's own format, which has a field for everything that an import can express. Unknown fields
/// are rejected because they would be lost.
///
/// @param externalRef the incident in the system that it comes from
/// @param title what was wrong, in one line
/// @param severity how bad it was
/// @param summary what happened; null: nothing is known
/// @param services the affected services
/// @param labels further properties by name, for filters and groups
/// @param visibility who may see the incident; null: `normal`
/// @param mode whether it happened or was an exercise; null: `backfill`
/// @param source what caused the declaration; null: `import`
/// @param declaredAt when it was declared
/// @param impactStartedAt when something began to be impaired; null: not known
/// @param impactStartQuality how reliably that time is known; null: `estimated`
/// @param detectedAt when it was noticed; null: not known
/// @param acknowledgedAt when somebody began to work on it; null: not known
/// @param mitigatedAt when the impact was contained; null: not known
/// @param impactEndedAt when nothing was impaired any more; null: the time of the resolution
/// @param resolvedAt when it was over; null: it is not, or the updates say so
/// @param updates the status updates
/// @param roles who had which role, first to last
/// @param timeline what people wrote
/// @param actionItems what has to be done afterwards
@RequestModel
@MemberRule(requires = {"impactStartQuality", "impactStartedAt"})
@Schema(name = "ImportedIncident")
public record NativeImportLine(@Schema(requiredMode = REQUIRED) @Nullable Reference externalRef,
        @Schema(requiredMode = REQUIRED) @TextFormat(value = LINE, max = CommandLimits.TITLE) @Nullable String title,
        @Schema(requiredMode = REQUIRED) @Nullable Severity severity,
        @TextFormat(value = TEXT, max = CommandLimits.TEXT) @Nullable String summary,
        @MaxItems(CommandLimits.SERVICES) @Nullable List<@TextFormat(value = NAME,
                max = CommandLimits.NAME) @Nullable String> services,
        @MaxItems(CommandLimits.LABELS) @Nullable Map<@TextFormat(value = NAME,
                max = CommandLimits.NAME) String, @TextFormat(value = NAME, max = CommandLimits.NAME) String> labels,
        @Nullable Visibility visibility,
        @AcceptedNames({
            "drill", "backfill"}) @Nullable Mode mode,
        @TextFormat(value = NAME, max = CommandLimits.SOURCE) @Nullable String source,
        @Schema(requiredMode = REQUIRED) @Nullable Instant declaredAt, @Nullable Instant impactStartedAt,
        @Nullable MilestoneQuality impactStartQuality, @Nullable Instant detectedAt, @Nullable Instant acknowledgedAt,
        @Nullable Instant mitigatedAt, @Nullable Instant impactEndedAt, @Nullable Instant resolvedAt,
        @MaxItems(ImportLimits.UPDATES) @Nullable List<@Nullable Post> updates,
        @MaxItems(ImportLimits.ITEMS) @Nullable List<@Nullable Holder> roles,
        @MaxItems(ImportLimits.ITEMS) @Nullable List<@Nullable Note> timeline,
        @MaxItems(ImportLimits.ITEMS) @Nullable List<@Nullable Item> actionItems) {
    private static final StrictJson<NativeImportLine> SHAPE = StrictJson.of(NativeImportLine.class).ofLine();

    static ExternalIncident read(byte[] json, int faults) {
        return ImportJsonReader.read(json, faults, SHAPE, NativeImportLine::check, NativeImportLine::translated);
    }

    private void check(Validator validator) {
        validator.required("/externalRef", externalRef);
        if (externalRef != null) {
            externalRef.check("/externalRef", validator);
        }
        validator.required("/title", title);
        validator.line("/title", title, CommandLimits.TITLE);
        validator.required("/severity", severity);
        validator.required("/declaredAt", declaredAt);
        validator.text("/summary", summary, CommandLimits.TEXT);
        validator.names("/services", services, CommandLimits.SERVICES, CommandLimits.NAME);
        validator.labels("/labels", labels, CommandLimits.LABELS, CommandLimits.NAME, false);
        validator.name("/source", source, CommandLimits.SOURCE);
        if (mode == Mode.LIVE) {
            validator.fault("/mode", "must be backfill or drill: an imported incident cannot be live");
        }
        if (impactStartQuality != null) {
            validator.required("/impactStartedAt", impactStartedAt);
        }
        checkParts("/updates", updates, ImportLimits.UPDATES, validator);
        checkParts("/roles", roles, ImportLimits.ITEMS, validator);
        checkParts("/timeline", timeline, ImportLimits.ITEMS, validator);
        checkParts("/actionItems", actionItems, ImportLimits.ITEMS, validator);
    }

    private static void checkParts(String pointer, @Nullable List<? extends @Nullable Part> parts, int max,
            Validator validator) {
        validator.items(pointer, parts, max);
        Set<String> ids = new HashSet<>();
        for (int i = 0; parts != null && i < Math.min(parts.size(), max); i++) {
            if (parts.get(i) instanceof Part part) {
                part.check(pointer + "/" + i, validator);
                String id = pointer + "/" + i + "/id";
                if (part instanceof Named named && !validator.mentions(id) && !ids.add(named.idAt(i + 1))) {
                    validator.fault(id, "must be unique in its list; an item without an id gets its place in the list");
                }
            }
        }
    }

    private ExternalIncident translated() {
        var ref = given(externalRef).translated();
        var incidentId = CommitIdDerivation.external(ref.system(), ref.id());
        var times = new Times(given(declaredAt), impactStartedAt, impactStartQuality, detectedAt, acknowledgedAt,
                mitigatedAt, impactEndedAt, resolvedAt);
        return new ExternalIncident(ref, given(title), summary, given(severity),
                all(services, (service, ordinal) -> service).stream().distinct().toList(),
                requireNonNullElse(labels, Map.<String, String>of()), requireNonNullElse(visibility, Visibility.NORMAL),
                requireNonNullElse(mode, Mode.BACKFILL), requireNonNullElse(source, ImportLimits.SOURCE), times,
                all(updates, Post::translated),
                all(roles, (holder, ordinal) -> holder.translated(given(declaredAt))),
                all(timeline, (note, ordinal) -> note.translated(incidentId, ordinal)),
                all(actionItems, (item, ordinal) -> item.translated(incidentId, ordinal)));
    }

    /// Translates the parts, each with its place, counted from 1.
    private static <P, T> List<T> all(@Nullable List<@Nullable P> parts, Translation<P, T> translation) {
        List<T> translated = new ArrayList<>();
        for (P part : Objects.requireNonNullElse(parts, List.<@Nullable P>of())) {
            translated.add(translation.apply(given(part), translated.size() + 1));
        }
        return translated;
    }

    @FunctionalInterface
    private interface Translation<P, T> {
        T apply(P part, int ordinal);
    }
}
