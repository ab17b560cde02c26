package museum.collection;

/** What a person may do in an album, from least to most; as in the database's enum {@code role_enum}. Protocol 02 §2. */
public enum Role {
    VIEWER,
    COLLABORATOR,
    ADMIN,
    /** Computed, never assigned. */
    OWNER;

    /** Whether this role may do all that the other one may. */
    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
