package io.incidentledger.http.filters;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// The content codings that a caller accepts (RFC 9110, section 12.5.3). What can't be parsed is ignored.
///
/// @param qualities by coding; null: the caller says nothing
record AcceptedCodings(@Nullable Map<String, Double> qualities) {

    private static final Pattern ELEMENT = Pattern
            .compile(
                    "[ \\t]*+([\\w!#$%&'*+.^`|~-]++)[ \\t]*+(?:;[ \\t]*+[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)[ \\t]*+)?");

    /// @param lines of `Accept-Encoding`
    static AcceptedCodings of(List<String> lines) {
        if (lines.isEmpty()) {
            return new AcceptedCodings(null);
        }
        Map<String, Double> qualities = new HashMap<>();
        for (String line : lines) {
            for (String element : line.split(",", -1)) {
                Matcher coding = ELEMENT.matcher(element);
                if (coding.matches()) {
                    qualities.put(coding.group(1).toLowerCase(Locale.ROOT),
                            coding.group(2) == null ? 1.0 : Double.parseDouble(coding.group(2)));
                }
            }
        }
        return new AcceptedCodings(qualities);
    }

    /// The coding to answer in; null: none. A caller that says nothing may not be able to decode any.
    @Nullable ContentCoding preferred() {
        if (qualities == null) {
            return null;
        }
        ContentCoding preferred = null;
        double best = 0;
        for (ContentCoding each : ContentCoding.values()) {
            double quality = quality(each, qualities);
            if (quality > best) {
                preferred = each;
                best = quality;
            }
        }
        return qualities.getOrDefault("identity", 0.0) > best ? null : preferred;
    }

    /// Whether a response that somebody has in this coding is good enough for the caller; to one that says nothing any
    /// coding is.
    boolean accepts(ContentCoding coding) {
        return qualities == null || quality(coding, qualities) > 0;
    }

    private static double quality(ContentCoding coding, Map<String, Double> qualities) {
        Double listed = qualities.get(coding.token());
        if (listed == null && coding == ContentCoding.GZIP) {
            listed = qualities.get("x-gzip");
        }
        return listed == null ? qualities.getOrDefault("*", 0.0) : listed;
    }
}
