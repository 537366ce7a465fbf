package io.incidentledger.events.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the errors of a request, so that the caller receives all of them at once. Not thread-safe; use one instance
/// per request.
public final class ValidationErrors {

    /// The default number of errors that are kept individually. More would not help callers, and the limit keeps
    /// responses small for any input.
    private static final int KEPT = 50;

    /// The maximum number of kinds that are distinguished among the errors that are only counted.
    static final int MAX_KINDS = 50;

    /// The maximum number of error texts whose kinds are cached.
    private static final int MAX_WORDINGS = 200;

    private final List<FieldError> faults = new ArrayList<>();
    private final Map<String, FieldError> counted = new LinkedHashMap<>();
    /// Fields with errors, and the fields that contain them.
    private final PointerSet mentioned = new PointerSet();
    private final Map<String, String> wordings = new HashMap<>();
    private final int kept;
    private long others;

    public ValidationErrors() {
        this(KEPT);
    }

    /// @param kept how many errors are kept individually; of the others, only the first of each kind is kept, with the
    ///     number of further ones
    public ValidationErrors(int kept) {
        this.kept = kept;
    }

    /// @param pointer JSON Pointer into the body, or the name of a parameter or header
    /// @param detail the requirement, as the end of a sentence that starts with the field
    public void add(String pointer, String detail) {
        mention(pointer);
        FieldError error = new FieldError(pointer, detail);
        if (faults.size() < kept) {
            faults.add(error);
            return;
        }
        String kind = error.field() + ' ' + wording(detail);
        if (counted.size() < MAX_KINDS || counted.containsKey(kind)) {
            counted.merge(kind, error, (first, again) -> first.andMore(1));
        } else {
            others++;
        }
    }

    private String wording(String detail) {
        String known = wordings.get(detail);
        if (known == null) {
            known = FieldError.wording(detail);
            if (wordings.size() < MAX_WORDINGS) {
                wordings.put(detail, known);
            }
        }
        return known;
    }

    /// Adds an error that replaces less specific ones about the field.
    void replace(String pointer, String detail) {
        faults.removeIf(error -> error.pointer().equals(pointer));
        add(pointer, detail);
    }

    private void mention(String pointer) {
        int end = pointer.length();
        while (end >= 0 && mentioned.add(pointer, end)) {
            end = pointer.lastIndexOf('/', end - 1);
        }
    }

    /// Whether there is already an error about the field, or about anything in it.
    public boolean mentions(String pointer) {
        return mentioned.contains(pointer);
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /// Returns the errors in the order in which they were found. If there are more than are kept, the first error of
    /// each further kind follows with the number of errors that it represents; kinds beyond [#MAX_KINDS] are combined
    /// into one.
    public List<FieldError> list() {
        List<FieldError> all = new ArrayList<>(faults);
        all.addAll(counted.values());
        if (others > 0) {
            all.add(new FieldError("", "has errors of other kinds").andMore(others - 1));
        }
        return List.copyOf(all);
    }
}
