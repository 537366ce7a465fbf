package io.incidentledger.events.validation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The format of a text in a request, for the description of the API. The check itself is made by the [Validator].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface TextFormat {

    Kind value();

    /// Maximum number of code points; not needed where the kind limits them.
    int max() default 0;

    /// The checks of the [Validator], as regular expressions of JSON Schema. They use neither look-ahead nor Unicode
    /// properties, which not every implementation has. White space and invisible characters outside the Basic
    /// Multilingual Plane are not excluded.
    enum Kind {
        /// [Validator#line]
        LINE("Line", 300, "One line with a visible character.", visible(Ranges.CONTROL + Ranges.LINE_SEPARATORS)),
        /// [Validator#name]
        NAME("Name", 200, "A name with a visible character. Names that look the same are the same.",
                visible(Ranges.CONTROL)),
        /// [Validator#text]
        TEXT("Text", 65_536, "A text of one or more lines that is not blank.", "^[^" + Ranges.CONTROL_IN_LINES + "]*[^"
                + Ranges.CONTROL + Ranges.BLANK + "][^" + Ranges.CONTROL_IN_LINES + "]*$"),
        /// [Validator#textOrNothing]
        TEXT_OR_EMPTY("TextOrEmpty", 65_536, "A text of any number of lines.",
                "^[^" + Ranges.CONTROL_IN_LINES + "]*$"),
        /// [Validator#url]
        URL("WebAddress", 2_000, "An absolute http or https address.",
                "^[Hh][Tt][Tt][Pp][Ss]?://[0-9A-Za-z][!#$%&'()*+,./0-9:;=?@A-Za-z_~-]*$"),
        /// [Validator#incident]
        INCIDENT("IncidentReference", 0, "The id or the display number of an incident.",
                "^(#?[1-9][0-9]{0,17}|[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})$"),
        /// The key of a measure.
        MEASURE("MeasureKey", 0, "The key of a measure.", "^[a-z][a-zA-Z0-9]{0,63}$"),
        /// The id of a time zone, which also has to exist.
        ZONE("TimeZone", 0, "The id of a time zone, such as Europe/Berlin.", "^[A-Za-z0-9+:/_-]+$"),
        /// A time of day.
        TIME("TimeOfDay", 0, "A time of day.", "^([01][0-9]|2[0-3]):[0-5][0-9]$"),
        /// A time of day at which something ends, which may be the end of the day.
        END_TIME("EndTimeOfDay", 0, "A time of day, or 24:00 for the end of the day.",
                "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$");

        private final String title;
        private final int usualMax;
        private final String description;
        private final String pattern;

        Kind(String title, int usualMax, String description, String pattern) {
            this.title = title;
            this.usualMax = usualMax;
            this.description = description;
            this.pattern = pattern;
        }

        /// Returns the name of this format in the API description.
        public String title() {
            return title;
        }

        /// Returns the maximum number of code points of most texts of this format; 0: the pattern limits them.
        public int usualMax() {
            return usualMax;
        }

        /// Returns a sentence that describes the format.
        public String description() {
            return description;
        }

        /// Returns the regular expression that the whole text matches.
        public String pattern() {
            return pattern;
        }

        private static String visible(String excluded) {
            return "^[^" + excluded + "]*[^" + Ranges.CONTROL + Ranges.BLANK + Ranges.INVISIBLE + "][^" + excluded
                    + "]*$";
        }
    }

    /// Ranges of characters within brackets of a regular expression.
    final class Ranges {

        static final String CONTROL_IN_LINES = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F";
        static final String CONTROL = "\\u0000-\\u001F\\u007F-\\u009F";
        static final String LINE_SEPARATORS = "\\u2028\\u2029";
        static final String BLANK = " \\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000";
        /// What [io.incidentledger.events.NameKey] removes, in addition to control characters and blanks.
        static final String INVISIBLE = "\\u00A0\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F"
                + "\\u2007\\u200B-\\u200F\\u202A-\\u202F\\u2060-\\u206F\\u2800\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0"
                + "\\uFFF0-\\uFFFB";

        private Ranges() {}
    }
}
