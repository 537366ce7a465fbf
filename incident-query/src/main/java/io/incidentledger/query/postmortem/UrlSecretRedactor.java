package io.incidentledger.query.postmortem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Redacts secrets in URLs that people have pasted, because documents are passed on to readers who must not see them.
/// The ledger keeps what was recorded.
final class UrlSecretRedactor {

    /// The schemes of the web. Browsers accept backslashes instead of slashes after these, or no slashes at all, so the
    /// match must start at the beginning of a word.
    private static final String WEB_SCHEME = "(?<![\\p{L}\\p{N}])(?i:https?|ftp|wss?):";
    /// The prefix that can precede user information and host; other schemes require slashes. A scheme within Markdown
    /// emphasis is not recognized.
    private static final String AUTHORITY = "(?:" + WEB_SCHEME + "[/\\\\]*|(?:[a-zA-Z][a-zA-Z0-9+.-]{0,30})?://)";
    /// A URL without a scheme that is not part of a path.
    private static final String RELATIVE = "(?<![\\w.%~/\\\\-])//";
    private static final Pattern ADDRESS = Pattern
            .compile("(?:" + AUTHORITY + "|" + RELATIVE + "|www\\.)[^\\s<>\"]+");
    private static final String USER_AND_PASSWORD = "[^@/?#\\\\:]*:(?!\\d+[/?#])[^@]*@";
    /// After two slashes without a scheme, text counts as user information only if it contains a password:
    /// `//scope@1.2.3` does not.
    private static final Pattern USER = Pattern.compile("^(?:(" + AUTHORITY + ")(?:[^/?#\\\\]+@|" + USER_AND_PASSWORD
            + ")|(//)" + USER_AND_PASSWORD + ")");
    /// User information that Markdown would split, because it contains emphasis or code.
    private static final String DECORATED = "[^\\s/?#\\\\()\\[\\]<>\"@*_~`]{0,1000}+[*_~`][^\\s/?#\\\\()\\[\\]<>\"@]{0,1000}@";
    private static final Pattern DECORATED_USER = Pattern.compile("(?:(?<=://)|(?<=" + WEB_SCHEME + "[/\\\\]{0,4})|(?<="
            + RELATIVE + ")(?=[^\\s/?#\\\\()\\[\\]<>\"@:]{0,1000}:))" + DECORATED);
    private static final Pattern SECRET = Pattern.compile("(?i)([?&;#](?:[\\w.%~\\[\\]-]*"
            + "(?:token|secret|passw(?:or)?d|passphrase|pwd|signature|credentials?|api[_-]?key|access[_-]?key|private[_-]?key|subscription-key"
            + "|session(?:[_-]?id)?|jwt|auth|authorization)|sig|key|pass|code|sas))=[^&;#]+");

    private UrlSecretRedactor() {}

    /// The text with user information removed and secret parameters masked in all of its URLs.
    static String hidden(String text) {
        return text.indexOf(':') >= 0 || text.contains("//") || text.contains("www.")
                ? ADDRESS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(address(found.group())))
                : text;
    }

    /// The Markdown without user information that would no longer be recognizable once the Markdown is parsed.
    static String hiddenInMarkdown(String markdown) {
        return markdown.indexOf(':') >= 0 ? DECORATED_USER.matcher(markdown).replaceAll("") : markdown;
    }

    private static String address(String address) {
        return SECRET.matcher(USER.matcher(address).replaceFirst("$1$2")).replaceAll("$1=…");
    }
}
