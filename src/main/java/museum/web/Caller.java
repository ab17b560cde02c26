package museum.web;

/**
 * A person with an account, recognised by a user token or by a JWT made for one of the companion sites.
 *
 * @param userId the account
 * @param app the app that calls; on JWT routes the one of the client package
 * @param token the token as sent
 */
public record Caller(long userId, App app, String token) implements Admitted {

    @Override
    public String limitKey() {
        return "user:" + userId;
    }
}
