package museum.client;

import java.net.URI;
import java.security.SecureRandom;

/** A link as people send it to each other: what the server knows it by, and the secret behind the {@code #} that it never sees. Protocol 04 §3.2. */
record Link(String token, String secret) {

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET_LENGTH = 12;

    static Link of(String text) {
        var uri = URI.create(text);
        var query = uri.getQuery();
        var path = uri.getPath();
        var token = query != null && query.startsWith("t=")
                ? query.substring(2)
                : path.substring(path.lastIndexOf('/') + 1);
        return new Link(token, uri.getFragment());
    }

    /** 12 letters and digits. */
    static String newSecret() {
        var random = new SecureRandom();
        var secret = new StringBuilder();
        for (int i = 0; i < SECRET_LENGTH; i++) {
            secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return secret.toString();
    }
}
