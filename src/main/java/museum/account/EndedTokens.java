package museum.account;

/** The channel on which nodes tell each other of ended tokens. */
final class EndedTokens {

    static final String CHANNEL = "museum_ended_tokens";

    private EndedTokens() {}
}
