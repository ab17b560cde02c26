package museum.file;

import museum.web.Access;
import museum.web.Caller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The way out of the trash. Protocol 02 §7.15. */
@RestController
@Access(Access.Kind.STORAGE)
class RestoreController {

    private final RestoreFiles restore;

    RestoreController(RestoreFiles restore) {
        this.restore = restore;
    }

    @PostMapping("/collections/restore-files")
    void restore(Caller caller, @RequestBody RestoreRequest request) {
        restore.restore(caller.userId(), request);
    }
}
