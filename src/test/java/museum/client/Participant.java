package museum.client;

/** A sharee as listed with an album. */
public record Participant(long id, String email, String role) {

    static Participant read(Fields fields) {
        return new Participant(fields.number("id"), fields.text("email"), fields.text("role"));
    }
}
