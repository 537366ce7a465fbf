package io.incidentledger.query.postmortem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Secrets in addresses that somebody pasted: documents are passed on to people who are not meant to have them. The
/// ledger keeps what was recorded.
final class CredentialRedactor {

    /// Of the web. Browsers take backslashes for slashes behind these, and do without either; so the word has to begin
    /// there.
    private static final String WEB_SCHEME = "(?<![\\p{L}\\p{N}])(?i:https?|ftp|wss?):";
    /// What a host may follow, after a user: other schemes take slashes only. A scheme in emphasis is not seen.
    private static final String AUTHORITY = "(?:" + WEB_SCHEME + "[/\\\\]*|(?:[a-zA-Z][a-zA-Z0-9+.-]{0,30})?://)";
    /// Without a scheme, and not within a path.
    private static final String RELATIVE = "(?<![\\w.%~/\\\\-])//";
    private static final Pattern ADDRESS = Pattern
            .compile("(?:" + AUTHORITY + "|" + RELATIVE + "|www\\.)[^\\s<>\"]+");
    private static final String USER_AND_PASSWORD = "[^@/?#\\\\:]*:(?!\\d+[/?#])[^@]*@";
    /// What stands behind two slashes without a scheme is a user only if there is a password: `//scope@1.2.3` is none.
    private static final Pattern USER = Pattern.compile("^(?:(" + AUTHORITY + ")(?:[^/?#\\\\]+@|" + USER_AND_PASSWORD
            + ")|(//)" + USER_AND_PASSWORD + ")");
    /// User information that Markdown would take apart, since there is emphasis or code in it.
    private static final String DECORATED = "[^\\s/?#\\\\()\\[\\]<>\"@*_~`]{0,1000}+[*_~`][^\\s/?#\\\\()\\[\\]<>\"@]{0,1000}@";
    private static final Pattern DECORATED_USER = Pattern.compile("(?:(?<=://)|(?<=" + WEB_SCHEME + "[/\\\\]{0,4})|(?<="
            + RELATIVE + ")(?=[^\\s/?#\\\\()\\[\\]<>\"@:]{0,1000}:))" + DECORATED);
    private static final Pattern SECRET = Pattern.compile("(?i)([?&;#](?:[\\w.%~\\[\\]-]*"
            + "(?:token|secret|passw(?:or)?d|passphrase|pwd|signature|credentials?|api[_-]?key|access[_-]?key|private[_-]?key|subscription-key"
            + "|session(?:[_-]?id)?|jwt|auth|authorization)|sig|key|pass|code|sas))=[^&;#]+");

    private CredentialRedactor() {}

    /// The text without the user information and the secret parameters of the addresses in it.
    static String hidden(String text) {
        return text.indexOf(':') >= 0 || text.contains("//") || text.contains("www.")
                ? ADDRESS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(address(found.group())))
                : text;
    }

    /// Markdown without user information that its parts would not show as such.
    static String hiddenInMarkdown(String markdown) {
        return markdown.indexOf(':') >= 0 ? DECORATED_USER.matcher(markdown).replaceAll("") : markdown;
    }

    private static String address(String address) {
        return SECRET.matcher(USER.matcher(address).replaceFirst("$1$2")).replaceAll("$1=…");
    }
}
