package io.incidentledger.standalone.descriptions;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.doctree.ReferenceTree;

/// Turns comments into CommonMark without references to code.
final class CommonMark {

    private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private CommonMark() {}

    /// Returns a comment as one line.
    static String of(List<? extends DocTree> comment) {
        return SPACE.matcher(text(comment)).replaceAll(" ").strip();
    }

    static String firstParagraph(List<? extends DocTree> comment) {
        return SPACE.matcher(PARAGRAPH.split(text(comment), 2)[0]).replaceAll(" ").strip();
    }

    private static String text(List<? extends DocTree> comment) {
        return comment.stream().map(CommonMark::text).collect(Collectors.joining());
    }

    private static String text(DocTree part) {
        return switch (part) {
            case RawTextTree raw -> raw.getContent();
            case LiteralTree literal -> "`" + literal.getBody().getBody() + "`";
            case LinkTree link when !link.getLabel().isEmpty() -> text(link.getLabel());
            case LinkTree link -> "`" + name(link.getReference()) + "`";
            default -> part.toString();
        };
    }

    /// The name of a member, or the simple name of a type.
    private static String name(ReferenceTree reference) {
        String signature = reference.getSignature();
        String name = signature.substring(Math.max(signature.lastIndexOf('.'), signature.indexOf('#')) + 1);
        int parameters = name.indexOf('(');
        return parameters < 0 ? name : name.substring(0, parameters);
    }
}
