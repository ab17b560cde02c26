package museum.billing;

import static museum.web.Access.Kind.USER;

import museum.web.Access;
import museum.web.App;
import museum.web.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody would lose with the account. Protocol 01 §3.8. */
@RestController
@Access(USER)
class DeletionSummaryController {

    record DeletionSummary(long photosAndVideosCount, long authenticatorCodesCount, long lockerRecordsCount) {}

    private final ProfileQueries profiles;

    DeletionSummaryController(ProfileQueries profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/users/deletion-summary")
    DeletionSummary summary(Caller caller) {
        return new DeletionSummary(
                profiles.fileCount(caller.userId(), App.PHOTOS),
                profiles.authenticatorCodeCount(caller.userId()),
                profiles.fileCount(caller.userId(), App.LOCKER));
    }
}
