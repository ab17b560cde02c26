package museum.account;

import museum.web.ApiError;
import museum.web.App;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets nobody pass without the right code. */
@Component
class UseCode {

    private final CheckCode check;

    UseCode(CheckCode check) {
        this.check = check;
    }

    /** Uses up the code; 401 for a wrong one, 410 if none is open, 429 after too many tries. */
    void use(String emailHash, App app, @Nullable String written) {
        switch (check.use(emailHash, app, written)) {
            case RIGHT -> {}
            case WRONG -> throw ApiError.unauthorized();
            case NONE -> throw ApiError.gone();
            case TOO_MANY -> throw ApiError.tooManyRequests();
        }
    }
}
