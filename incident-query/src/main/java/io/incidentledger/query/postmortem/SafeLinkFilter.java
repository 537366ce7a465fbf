package io.incidentledger.query.postmortem;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Decides which URLs a document may link to: web and mail addresses. Anything else, above all `javascript:` and
/// `data:`, stays text. Secrets in URLs are redacted.
final class SafeLinkFilter {

    private static final Pattern ALLOWED = Pattern.compile("(https?://|mailto:)[^\\p{Cntrl}\\p{Cf}\\s<>\"\\\\]+");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

    private SafeLinkFilter() {}

    /// The URL in a form that can be embedded in a document; null if it must not be linked.
    static @Nullable String of(String address) {
        String trimmed = address.strip();
        String lowered = trimmed.toLowerCase(Locale.ROOT);
        String absolute = !SCHEME.matcher(lowered).matches() && lowered.startsWith("www.")
                ? "https://" + trimmed
                : trimmed;
        return ALLOWED.matcher(absolute.toLowerCase(Locale.ROOT)).matches()
                ? UrlSecretRedactor.hidden(absolute)
                : null;
    }
}
