package io.incidentledger.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what is wrong with a request, so that the caller hears of all faults at once. Not thread-safe; one per request.
 */
public final class Faults {

    /** More than these help nobody, and an answer stays small whatever was sent. */
    private static final int KEPT = 50;

    private final List<FieldFault> faults = new ArrayList<>();
    private final int kept;
    private long omitted;

    public Faults() {
        this(KEPT);
    }

    /**
     * @param kept
     *            how many are kept in words; the others are counted
     */
    public Faults(int kept) {
        this.kept = kept;
    }

    /**
     * @param pointer
     *            JSON Pointer into the body, or the name of a parameter or header
     * @param detail
     *            what it must be, as the end of a sentence that starts with the field
     */
    public void add(String pointer, String detail) {
        if (faults.size() < kept) {
            faults.add(new FieldFault(pointer, detail));
        } else {
            omitted++;
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

    /** What was gathered, in the order in which it was found; where that is more than is kept, the last one says how many more there are. */
    public List<FieldFault> list() {
        List<FieldFault> all = new ArrayList<>(faults);
        if (omitted > 0) {
            all.add(new FieldFault("", "has %d more faults".formatted(omitted)));
        }
        return List.copyOf(all);
    }
}
