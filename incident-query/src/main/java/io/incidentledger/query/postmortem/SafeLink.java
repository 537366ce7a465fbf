package io.incidentledger.query.postmortem;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Which addresses a document may link to: the web and mail. Anything else, above all `javascript:` and `data:`, stays
/// text. Addresses lead nowhere with a secret in them: that is left out.
final class SafeLink {

    private static final Pattern ALLOWED = Pattern.compile("(https?://|mailto:)[^\\p{Cntrl}\\p{Cf}\\s<>\"\\\\]+");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

    private SafeLink() {}

    /// The address in a form that can stand in a document; null: it may not be linked to.
    static @Nullable String of(String address) {
        String trimmed = address.strip();
        String lowered = trimmed.toLowerCase(Locale.ROOT);
        String absolute = !SCHEME.matcher(lowered).matches() && lowered.startsWith("www.")
                ? "https://" + trimmed
                : trimmed;
        return ALLOWED.matcher(absolute.toLowerCase(Locale.ROOT)).matches()
                ? CredentialRedactor.hidden(absolute)
                : null;
    }
}
