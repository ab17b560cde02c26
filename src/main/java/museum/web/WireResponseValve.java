package museum.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Hands the container's inner answer to {@link PlainResponse}. */
class WireResponseValve extends ValveBase {

    static final String ATTRIBUTE = WireResponseValve.class.getName() + ".response";

    WireResponseValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(ATTRIBUTE, response.getCoyoteResponse());
        getNext().invoke(request, response);
    }
}
