package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where clients put their tokens: in a header, or in a query parameter where the header is absent or empty. Protocol 00 §4. */
public enum Credentials {
    /** User token, or a JWT of a companion site. */
    USER("X-Auth-Token", "token"),
    /** Token of an album link, file link or memory share. */
    LINK("X-Auth-Access-Token", "accessToken"),
    /** JWT that proves a link's password. */
    LINK_PASSWORD("X-Auth-Access-Token-JWT", "accessTokenJWT"),
    /** Token of a cast. */
    CAST("X-Cast-Access-Token", "castToken");

    private final String header;
    private final String parameter;

    Credentials(String header, String parameter) {
        this.header = header;
        this.parameter = parameter;
    }

    /** The token, if one was sent. */
    public Optional<String> in(HttpServletRequest request) {
        var value = request.getHeader(header);
        if (value == null || value.isEmpty()) {
            value = request.getParameter(parameter);
        }
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /** The token, or a refusal with this text. */
    String require(HttpServletRequest request, String refusal) {
        return in(request).orElseThrow(() -> ApiError.refusal(401, refusal));
    }
}
