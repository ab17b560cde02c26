package museum.web;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Registers the conventions with Spring MVC. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {

    private final AccessInterceptor access;
    private final RequestArguments arguments;

    WebSetup(AccessInterceptor access, RequestArguments arguments) {
        this.access = access;
        this.arguments = arguments;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(access);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(arguments);
    }

    @Bean
    ConfigurableWebBindingInitializer bindingInitializer(FormattingConversionService mvcConversionService) {
        var binding = new ConfigurableWebBindingInitializer();
        binding.setConversionService(mvcConversionService);
        binding.setPropertyEditorRegistrar(new StrictArguments());
        return binding;
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
    }

    /** JSON and plain texts are all that is spoken. Any other converter would be asked for every answer whether it wants to write it. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(
                converters -> converters.removeIf(converter -> !(converter instanceof JacksonJsonHttpMessageConverter
                        || converter instanceof StringHttpMessageConverter)));
    }

    /** Stops the server at start if a route does not declare who may call it. */
    @Bean
    SmartInitializingSingleton everyRouteIsGuarded(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        return () -> requestMappingHandlerMapping.getHandlerMethods().values().stream()
                .filter(handler -> Routes.ours(handler) != null)
                .forEach(access::check);
    }
}
