package museum.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where Tomcat sends what failed outside of our routes, such as a body that broke off: answered as {@link ErrorAnswers} answers, without words of Spring's. Whoever asks for it by
 * name finds nothing.
 */
@Controller
@Access(Access.Kind.PUBLIC)
class ErrorRoute implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        response.setStatus(status == null ? 404 : status);
        response.setContentType(status == null ? "text/plain" : JsonRules.CONTENT_TYPE);
        var body = status == null ? "404 page not found" : "{}";
        response.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
    }
}
