package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Authenticates the requests of one or more kinds of {@link Access}. Features add gates for their own kinds by a bean. */
public interface Gate {

    /** The kinds this gate guards. */
    Set<Access.Kind> kinds();

    /**
     * Lets the request pass, or throws the refusal.
     *
     * @param kind the kind declared on the route
     * @param route the path template of the route, such as {@code /files/download/{fileID}}
     */
    Admitted admit(Access.Kind kind, String route, HttpServletRequest request);
}
