package io.incidentledger.events.validation;

/// A set of JSON Pointers that keeps only their 64-bit hashes, because a body of a megabyte may have hundreds of
/// thousands of errors; it needs up to 32 bytes per entry. Two pointers with the same hash count as one. If too many
/// entries collide, which only happens on purpose, the table is rehashed with another salt. Not thread-safe.
final class PointerSet {

    private static final int FIRST_SLOTS = 16;

    /// In a table that is at most half full, longer probe sequences do not occur by chance.
    private static final int LONGEST_SEARCH = 64;

    /// Zero marks a free slot.
    private long[] slots = new long[FIRST_SLOTS];
    private long salt;
    private int size;

    /// Adds the first `end` characters of a pointer.
    ///
    /// @return whether they were not in the set before
    boolean add(String pointer, int end) {
        long hash = hash(pointer, end);
        int home = home(hash);
        int slot = slot(hash);
        if (slots[slot] == hash) {
            return false;
        }
        slots[slot] = hash;
        size++;
        if (size * 2 > slots.length) {
            order(slots.length * 2);
        } else if ((slot - home & slots.length - 1) > LONGEST_SEARCH) {
            salt = mixed(salt + 1);
            order(slots.length);
        }
        return true;
    }

    boolean contains(String pointer) {
        long hash = hash(pointer, pointer.length());
        return slots[slot(hash)] == hash;
    }

    private void order(int length) {
        long[] before = slots;
        slots = new long[length];
        for (long hash : before) {
            if (hash != 0) {
                slots[slot(hash)] = hash;
            }
        }
    }

    private int home(long hash) {
        return (int) mixed(hash ^ salt) & slots.length - 1;
    }

    /// Returns the slot where the hash is, or would be.
    private int slot(long hash) {
        int slot = home(hash);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /// FNV-1a over characters; never zero.
    private static long hash(String pointer, int end) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < end; i++) {
            hash = (hash ^ pointer.charAt(i)) * 0x100000001b3L;
        }
        return hash == 0 ? 1 : hash;
    }

    /// The finalizer of MurmurHash3.
    private static long mixed(long bits) {
        long hash = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
