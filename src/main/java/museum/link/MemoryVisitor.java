package museum.link;

import museum.web.Admitted;

/**
 * Somebody who opened a shared memory.
 *
 * @param ownerId who shared it
 */
record MemoryVisitor(MemoryShare share, long ownerId) implements Admitted {

    @Override
    public String limitKey() {
        return "memory:" + share.id();
    }
}
