package io.incidentledger.events;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;

/// Who and why: the envelope facts of an event, which payloads never repeat.
///
/// @param actor who acted; `anonymous` when nobody said
/// @param source the calling service
/// @param correlationId what the caller sent to tie several requests together
/// @param causationId the message that led to this one
/// @param traceId W3C trace id
public record Provenance(String actor, @Nullable String source, @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceId) {

    /// The actor when nobody said who acts.
    public static final String ANONYMOUS = "anonymous";

    /// Whether somebody in particular is named. [#ANONYMOUS] is nobody, however it is spelled: in capitals, in
    /// full-width or other compatible letters (NFKC) too.
    public static boolean namesPerson(@Nullable String actor) {
        String key = actor == null ? "" : NameKey.of(Normalizer.normalize(actor, Normalizer.Form.NFKC));
        return !key.isEmpty() && !key.equalsIgnoreCase(ANONYMOUS);
    }

    /// The source of what was imported; the calling service's name may follow a colon.
    public static final String IMPORT = "import";

    /// Whether a source is that of an import.
    public static boolean isImport(@Nullable String source) {
        return source != null && (source.equals(IMPORT) || source.startsWith(IMPORT + ":"));
    }
}
