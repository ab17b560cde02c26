package museum.link;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import museum.web.ApiError;

/** Finds a token that nobody has: tokens are made at random until one can be used. Protocol 04 §3.1. */
final class FreeToken {

    private static final int ATTEMPTS = 5;

    private FreeToken() {}

    /**
     * What was made of the first token that is free.
     *
     * @param use gives nothing for a token that somebody has already
     */
    static <T> T find(Supplier<String> tokens, Function<String, Optional<T>> use) {
        return Stream.generate(tokens)
                .limit(ATTEMPTS)
                .map(use)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> ApiError.unexpected("no free token in " + ATTEMPTS + " attempts"));
    }
}
