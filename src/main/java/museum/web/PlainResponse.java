package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose content type goes out letter by letter as Museum writes it; the container would make {@code application/json;charset=utf-8} of it.
 */
class PlainResponse extends HttpServletResponseWrapper {

    private final @Nullable Response wire;
    private @Nullable String contentType;

    PlainResponse(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.wire = (Response) request.getAttribute(WireResponseValve.ATTRIBUTE);
    }

    @Override
    public void setContentType(@Nullable String type) {
        contentType = type == null ? null : spelled(type);
        if (wire == null || contentType == null) {
            super.setContentType(contentType);
        } else if (!isCommitted()) {
            wire.setContentTypeNoCharset(contentType);
        }
    }

    private static String spelled(String type) {
        return type.startsWith("application/json") ? JsonRules.CONTENT_TYPE : type.replace(";charset=", "; charset=");
    }

    @Override
    public @Nullable String getContentType() {
        return contentType;
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        // a part of the content type
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (name.equalsIgnoreCase("Content-Type")) {
            setContentType(value);
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase("Content-Type")) {
            setContentType(value);
        } else {
            super.addHeader(name, value);
        }
    }
}
