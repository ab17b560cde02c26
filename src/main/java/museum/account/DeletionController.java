package museum.account;

import static museum.web.Access.Kind.PUBLIC;
import static museum.web.Access.Kind.USER;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes of the end of an account, and of its return. Protocol 01 §3.9. */
@RestController
@RequestMapping("/users")
class DeletionController {

    /**
     * @param encryptedChallenge base64; only who holds the account's keys can answer it
     * @param apps those that the user has ever signed in to
     */
    record DeleteChallenge(boolean allowDelete, String encryptedChallenge, List<String> apps) {}

    /** @param reason of web apps; it counts more than
     *  @param reasonCategory of mobile ones */
    record Delete(
            @Nullable String challenge,
            @Nullable String feedback,
            @Nullable String reason,
            @Nullable String reasonCategory) {}

    record Deleted(boolean isSubscriptionCancelled, long userID) {}

    private final DeletionChallenge challenge;
    private final DeleteAccount deleteAccount;
    private final RecoverAccount recoverAccount;

    DeletionController(DeletionChallenge challenge, DeleteAccount deleteAccount, RecoverAccount recoverAccount) {
        this.challenge = challenge;
        this.deleteAccount = deleteAccount;
        this.recoverAccount = recoverAccount;
    }

    @GetMapping("/delete-challenge")
    @Access(USER)
    DeleteChallenge challenge(Caller caller) {
        return challenge.give(caller.userId());
    }

    @DeleteMapping("/delete")
    @Access(USER)
    Deleted delete(Caller caller, @RequestBody Delete request, HttpServletRequest http) {
        challenge.check(caller.userId(), request.challenge());
        var cancelled = deleteAccount.delete(caller.userId(), RecoveryLinks.serverOf(http));
        deleteAccount.keepFeedback(caller.userId(), request);
        return new Deleted(cancelled, caller.userId());
    }

    /** Opened in a browser, from the mail that tells of the deletion. */
    @GetMapping("/recover-account")
    @Access(PUBLIC)
    ResponseEntity<String> recover(@RequestParam(defaultValue = "") String token) {
        if (token.isEmpty()) {
            throw ApiError.badRequest("token missing");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html; charset=utf-8"))
                .body(RecoveryPage.html(recoverAccount.recover(token)));
    }
}
