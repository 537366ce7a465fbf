package io.incidentledger.events.validation;

/**
 * JSON Pointers of which only hashes of 64 bits are kept, because a body of a megabyte may have hundreds of thousands of faults: at most 16 bytes each. Two that happen to have the same
 * hash are one. Not thread-safe.
 */
final class PointerSet {

    private static final int FIRST_SLOTS = 16;

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

    /** FNV-1a over characters, its bits mixed as in MurmurHash3; never zero. */
    private static long hash(String pointer, int end) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < end; i++) {
            hash = (hash ^ pointer.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
