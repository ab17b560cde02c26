package museum.web;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses bodies that lack a {@link Required} member. */
@ControllerAdvice
class RequiredMembers extends RequestBodyAdviceAdapter {

    private record Member(MethodHandle accessor, boolean required, boolean primitive) {}

    private static final ClassValue<List<Member>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
            return type.isRecord() ? membersOf(type) : List.of();
        }
    };

    @Override
    public boolean supports(
            MethodParameter parameter, Type targetType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converterType) {
        try {
            check(body);
        } catch (ApiError missing) {
            var told = parameter.getMethodAnnotation(BadRequestText.class);
            throw told == null ? missing : ApiError.badRequest(told.value());
        }
        return body;
    }

    static void check(@Nullable Object value) {
        if (value instanceof Collection<?> items) {
            items.forEach(RequiredMembers::check);
        } else if (value != null) {
            for (var member : MEMBERS.get(value.getClass())) {
                var content = read(member, value);
                if (member.required() && isMissing(content, member.primitive())) {
                    throw ApiError.badRequest();
                }
                check(content);
            }
        }
    }

    private static boolean isMissing(@Nullable Object content, boolean primitive) {
        if (content == null || UuidText.NIL.equals(content) || content instanceof String text && text.isEmpty()) {
            return true;
        }
        return primitive
                && (content instanceof Number number && number.longValue() == 0
                        || content instanceof Boolean flag && !flag);
    }

    private static List<Member> membersOf(Class<?> type) {
        var members = new ArrayList<Member>();
        for (var component : type.getRecordComponents()) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            try {
                members.add(new Member(
                        MethodHandles.lookup().unreflect(accessor),
                        component.isAnnotationPresent(Required.class),
                        component.getType().isPrimitive()));
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return List.copyOf(members);
    }

    private static @Nullable Object read(Member member, Object value) {
        try {
            return member.accessor().invoke(value);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
