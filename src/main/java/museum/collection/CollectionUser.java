package museum.collection;

/**
 * The owner of an album, or somebody who takes part in it. Protocol 02 §3.2.
 *
 * @param email empty where clients know it, or need not
 * @param name a dead field, always empty
 * @param role empty for owners
 */
public record CollectionUser(long id, String email, String name, String role) {

    static CollectionUser owner(long id, String email) {
        return new CollectionUser(id, email, "", "");
    }

    static CollectionUser participant(long id, String email, Role role) {
        return new CollectionUser(id, email, "", role.name());
    }
}
