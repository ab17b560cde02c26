package museum.client;

/** What a participant may do in an album of somebody else. */
public enum Role {
    VIEWER,
    COLLABORATOR,
    ADMIN
}
