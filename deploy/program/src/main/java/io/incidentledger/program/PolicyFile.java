package io.incidentledger.program;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.incidentledger.events.policy.MeasurePolicy;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.InvalidJsonException;
import io.incidentledger.events.validation.ValidationErrors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;

/// Reads policies from YAML files; JSON is accepted as a subset of YAML.
public final class PolicyFile {

    private static final long LARGEST = 1 << 20;

    private PolicyFile() {}

    /// Reads the definitions of measures.
    ///
    /// @throws InvalidPolicyFileException if the file can't be read or is invalid; the message names the file and the
    ///     key
    public static MeasurePolicy measures(Path file) {
        ValidationErrors validationErrors = new ValidationErrors();
        try {
            MeasurePolicy policy = MeasurePolicy.read(yaml(file), validationErrors);
            if (policy != null) {
                return policy;
            }
        } catch (InvalidJsonException | JacksonException unfit) {
            throw new InvalidPolicyFileException(file + " contains values that a policy can't contain");
        }
        throw new InvalidPolicyFileException(file + ": " + complaint(validationErrors.list()));
    }

    private static Object yaml(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidPolicyFileException(file + " is larger than " + LARGEST + " bytes");
            }
            Object content = reader().load(Files.readString(file));
            if (content instanceof Map<?, ?> mapping) {
                return mapping;
            }
            throw new InvalidPolicyFileException(file + " must have the top-level key " + MeasurePolicy.NAME);
        } catch (IOException unreadable) {
            throw new InvalidPolicyFileException(file + " can't be read: " + reason(unreadable));
        } catch (MarkedYAMLException wrong) {
            throw new InvalidPolicyFileException(file + " is not valid YAML: " + wrong.getProblem() + place(wrong));
        } catch (YAMLException wrong) {
            throw new InvalidPolicyFileException(file + " is not valid YAML: " + firstLine(wrong.getMessage()));
        }
    }

    private static Yaml reader() {
        LoaderOptions loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        DumperOptions dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new PlainTexts());
    }

    /// Keeps times, dates and numbers as text: YAML 1.1 reads 17:30 as a base-60 number.
    private static final class PlainTexts extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    private static String complaint(List<FieldError> faults) {
        FieldError first = faults.getFirst();
        String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
        return key(first.pointer()) + " " + first.detail() + more;
    }

    /// A JSON Pointer in the notation that people use for YAML keys.
    private static String key(String pointer) {
        return pointer.replaceFirst("^/", "").replaceAll("/([0-9]+)(?=/|$)", "[$1]").replace('/', '.');
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException missing -> "the file does not exist";
            case AccessDeniedException denied -> "permission denied";
            case CharacterCodingException binary -> "it is not UTF-8";
            default -> firstLine(unreadable.getMessage());
        };
    }

    private static String place(MarkedYAMLException wrong) {
        Mark mark = wrong.getProblemMark();
        return mark == null ? "" : " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ")";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unknown reason" : message.lines().findFirst().orElse("");
    }
}
