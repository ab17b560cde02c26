package museum.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives routes their {@link Caller} (or whoever else was {@link Admitted}) and {@link Client} arguments. */
@Component
class RequestArguments implements HandlerMethodArgumentResolver {

    private final ClientAddress addresses;

    RequestArguments(ClientAddress addresses) {
        this.addresses = addresses;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Admitted.class.isAssignableFrom(parameter.getParameterType())
                || parameter.getParameterType() == Client.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        if (parameter.getParameterType() == Client.class) {
            return Client.of(request, addresses);
        }
        var admitted = request.getAttribute(AccessInterceptor.ADMITTED);
        if (!parameter.getParameterType().isInstance(admitted)) {
            throw new IllegalStateException(parameter.getExecutable() + " wants a "
                    + parameter.getParameterType().getSimpleName() + ", which its @Access does not give");
        }
        return admitted;
    }
}
