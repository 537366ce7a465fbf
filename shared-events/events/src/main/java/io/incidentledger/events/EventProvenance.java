package io.incidentledger.events;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;

/// The envelope data of an event that payloads never repeat: who caused it, and why.
///
/// @param actor the person or program that acted; `anonymous` if the caller did not say
/// @param source the calling service
/// @param correlationId an id that the caller sent to relate several requests
/// @param causationId the id of the message that caused this one
/// @param traceId W3C trace id
public record EventProvenance(String actor, @Nullable String source, @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceId) {

    /// The actor if the caller did not name one.
    public static final String ANONYMOUS = "anonymous";

    /// Whether a specific actor is named. [#ANONYMOUS] in any spelling does not count, including upper case and
    /// full-width or other compatibility letters (NFKC).
    public static boolean namesPerson(@Nullable String actor) {
        String key = actor == null ? "" : NameKey.of(Normalizer.normalize(actor, Normalizer.Form.NFKC));
        return !key.isEmpty() && !key.equalsIgnoreCase(ANONYMOUS);
    }

    /// The source of imported events; a colon and the name of the calling service may follow.
    public static final String IMPORT = "import";

    /// Whether the source is that of an import.
    public static boolean isImport(@Nullable String source) {
        return source != null && (source.equals(IMPORT) || source.startsWith(IMPORT + ":"));
    }
}
