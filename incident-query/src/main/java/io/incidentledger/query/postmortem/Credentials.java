package io.incidentledger.query.postmortem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Secrets in addresses that somebody pasted: documents are passed on to people who are not meant to have them. The ledger keeps what was recorded.
final class Credentials {

    /// Browsers take backslashes for slashes, and do without either after the schemes of the web.
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?:[a-zA-Z][a-zA-Z0-9+.-]{0,30}:)?[/\\\\]{2}|(?i:https?|ftp|wss?):[/\\\\]?|www\\.)[^\\s<>\"]+");
    private static final Pattern USER = Pattern.compile("^((?:[a-zA-Z][a-zA-Z0-9+.-]{0,30}:)?[/\\\\]{2,}"
            + "|(?i:https?|ftp|wss?):[/\\\\]*)(?:[^/?#\\\\]*@|[^@/?#\\\\:]*:(?!\\d+[/?#])[^@]*@)");
    /// User information that Markdown would take apart, since there is emphasis or code in it.
    private static final Pattern DECORATED_USER = Pattern
            .compile("(?<=//)[^\\s/?#\\\\()\\[\\]<>\"@*_~`]*+[*_~`][^\\s/?#\\\\()\\[\\]<>\"@]*@");
    private static final Pattern SECRET = Pattern.compile("(?i)([?&;#](?:[\\w.%~\\[\\]-]*"
            + "(?:token|secret|passw(?:or)?d|passphrase|pwd|signature|credentials?|api[_-]?key|access[_-]?key|private[_-]?key|subscription-key"
            + "|session(?:[_-]?id)?|jwt|auth|authorization)|sig|key|pass|code|sas))=[^&;#]+");

    private Credentials() {}

    /// The text without the user information and the secret parameters of the addresses in it.
    static String hidden(String text) {
        return text.indexOf(':') >= 0 || text.contains("//") || text.contains("\\\\") || text.contains("www.")
                ? ADDRESS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(address(found.group())))
                : text;
    }

    /// Markdown without user information that its parts would not show as such.
    static String hiddenInMarkdown(String markdown) {
        return markdown.contains("//") ? DECORATED_USER.matcher(markdown).replaceAll("") : markdown;
    }

    private static String address(String address) {
        return SECRET.matcher(USER.matcher(address).replaceFirst("$1")).replaceAll("$1=…");
    }
}
