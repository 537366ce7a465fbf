package io.incidentledger.events.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers what is wrong with a request, so that the caller hears of all faults at once. Not thread-safe; one per
/// request.
public final class ValidationErrors {

    /// More than these help nobody, and an answer stays small whatever was sent.
    private static final int KEPT = 50;

    /// Kinds that are told apart among those that are only counted.
    static final int MAX_KINDS = 50;

    /// Words whose kinds are remembered.
    private static final int MAX_WORDINGS = 200;

    private final List<FieldError> faults = new ArrayList<>();
    private final Map<String, FieldError> counted = new LinkedHashMap<>();
    /// Fields that something is wrong with, and those around them.
    private final PointerSet mentioned = new PointerSet();
    private final Map<String, String> wordings = new HashMap<>();
    private final int kept;
    private long others;

    public ValidationErrors() {
        this(KEPT);
    }

    /// @param kept how many are kept one by one; of the others the first of each kind is, with how many more there are
    public ValidationErrors(int kept) {
        this.kept = kept;
    }

    /// @param pointer JSON Pointer into the body, or the name of a parameter or header
    /// @param detail what it must be, as the end of a sentence that starts with the field
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

    /// Says so instead of what was said about the field before, which was less.
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

    /// Whether something is wrong already with the field, or in it.
    public boolean mentions(String pointer) {
        return mentioned.contains(pointer);
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /// What was gathered, in the order in which it was found. Where that is more than is kept, the first of each kind
    /// of the others follows with the number of those that it stands for; kinds beyond a bound are one.
    public List<FieldError> list() {
        List<FieldError> all = new ArrayList<>(faults);
        all.addAll(counted.values());
        if (others > 0) {
            all.add(new FieldError("", "has faults of other kinds").andMore(others - 1));
        }
        return List.copyOf(all);
    }
}
