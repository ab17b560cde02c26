package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.json.JsonMapper;

/** Writes every refusal: exactly Museum's status and body for clients, cause and request for the log. Protocol 00 §8. */
@RestControllerAdvice
class ErrorAnswers {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    /** PostgreSQL's "character not in repertoire": a text with U+0000. */
    private static final String UNSTORABLE_TEXT = "22021";

    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    void apiError(ApiError error, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (error.status() >= 500) {
            log.error("{} {}: {}", request.getMethod(), request.getRequestURI(), error.getMessage());
        } else {
            log.debug("{} {}: {} {}", request.getMethod(), request.getRequestURI(), error.status(), error.getMessage());
        }
        write(error, response);
    }

    /** A body that is no JSON or has values of wrong types, a parameter that is missing or no number. */
    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        ServletRequestBindingException.class,
        TypeMismatchException.class
    })
    void unreadable(Exception error, HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.debug("{} {}: {}", request.getMethod(), request.getRequestURI(), error.getMessage());
        var told = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod route
                ? route.getMethodAnnotation(BadRequestText.class)
                : null;
        write(told == null ? ApiError.badRequest() : ApiError.badRequest(told.value()), response);
    }

    @ExceptionHandler
    void noRow(EmptyResultDataAccessException error, HttpServletResponse response) throws IOException {
        write(ApiError.notFound(), response);
    }

    @ExceptionHandler({
        NoHandlerFoundException.class,
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class
    })
    void unknownRoute(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET")) {
            response.setHeader("Cache-Control", "no-store");
        }
        response.setStatus(404);
        response.setContentType("text/plain");
        response.getOutputStream().write("404 page not found".getBytes(StandardCharsets.US_ASCII));
    }

    /** The client hung up: nobody is left to answer. */
    @ExceptionHandler
    void clientGone(AsyncRequestNotUsableException error) {
        log.debug("client gone: {}", error.getMessage());
    }

    @ExceptionHandler
    void unforeseen(Exception error, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isUnstorableText(error)) {
            write(ApiError.badRequest(), response);
            return;
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), error);
        write(ApiError.unexpected("unforeseen"), response);
    }

    private static boolean isUnstorableText(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNSTORABLE_TEXT.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private void write(ApiError error, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(error.status());
        response.setContentType(JsonRules.CONTENT_TYPE);
        response.getOutputStream().write(json.writeValueAsBytes(error.body()));
    }
}
