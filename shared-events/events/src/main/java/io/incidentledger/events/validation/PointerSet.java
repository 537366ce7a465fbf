package io.incidentledger.events.validation;

import java.security.SecureRandom;

/**
 * JSON Pointers of which only hashes of 64 bits are kept, because a body of a megabyte may have hundreds of thousands of faults: at most 16 bytes each. Two that happen to have the same
 * hash are one. Not thread-safe.
 */
final class PointerSet {

    private static final int FIRST_SLOTS = 16;

    /** Not the same in each process, so that nobody can send pointers that fall into the same slots. */
    private static final long SEED = new SecureRandom().nextLong();

    /** Zero: free. */
    private long[] slots = new long[FIRST_SLOTS];
    private int size;

    /** Adds the first characters of a pointer; whether they were new. */
    boolean add(String pointer, int end) {
        if (!put(slots, hash(pointer, end))) {
            return false;
        }
        size++;
        if (size * 2 > slots.length) {
            long[] more = new long[slots.length * 2];
            for (long hash : slots) {
                if (hash != 0) {
                    put(more, hash);
                }
            }
            slots = more;
        }
        return true;
    }

    boolean contains(String pointer) {
        long hash = hash(pointer, pointer.length());
        return slots[slot(slots, hash)] == hash;
    }

    private static boolean put(long[] slots, long hash) {
        int slot = slot(slots, hash);
        boolean free = slots[slot] == 0;
        slots[slot] = hash;
        return free;
    }

    /** Where it is, or would be. */
    private static int slot(long[] slots, long hash) {
        int slot = (int) hash & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** Each character goes through the finalizer of MurmurHash3; never zero. */
    private static long hash(String pointer, int end) {
        long hash = SEED;
        for (int i = 0; i < end; i++) {
            hash = mixed(hash ^ pointer.charAt(i));
        }
        return hash == 0 ? 1 : hash;
    }

    private static long mixed(long bits) {
        long hash = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
