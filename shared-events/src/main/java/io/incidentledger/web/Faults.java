package io.incidentledger.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what is wrong with a request, so that the caller hears of all faults at once. Not thread-safe; one per request.
 */
public final class Faults {

    /** More than these help nobody, and an answer stays small whatever was sent. */
    private static final int KEPT = 50;

    private final List<Problem.FieldFault> faults = new ArrayList<>();

    /**
     * @param pointer
     *            JSON Pointer into the body, or the name of a parameter or header
     * @param detail
     *            what it must be, as the end of a sentence that starts with the field
     */
    public void add(String pointer, String detail) {
        if (faults.size() < KEPT) {
            faults.add(new Problem.FieldFault(pointer, detail));
        }
    }

    /** Whether something is wrong already with the field, or in it. */
    public boolean mentions(String pointer) {
        return faults.stream()
                .anyMatch(fault -> fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + "/"));
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** What was gathered, in the order in which it was found; at most 50. */
    public List<Problem.FieldFault> list() {
        return List.copyOf(faults);
    }
}
