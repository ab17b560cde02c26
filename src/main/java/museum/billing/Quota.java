package museum.billing;

import java.util.OptionalLong;
import museum.web.App;
import org.springframework.stereotype.Service;

/** Whether an account has room for more. Protocol 03 §12. */
@Service
public class Quota {

    /**
     * Passes, or throws 402 (no active subscription), 426 (full) or 403 {@code FILE_LIMIT_REACHED} (locker).
     *
     * @param userId whose storage is charged
     * @param size bytes to be added, negative when a file shrinks; empty to ask whether uploads are possible at all
     */
    public void check(long userId, App app, OptionalLong size) {
        // follows
    }
}
