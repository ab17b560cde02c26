package museum.social;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import museum.account.Users;
import museum.link.LinkGuest;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.ErrorCode;
import museum.web.RateLimit;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was said in an album, and by whom, for visitors of its link. Protocol 05 §7. */
@RestController
@RequestMapping("/public-collection")
@Access(Access.Kind.ALBUM_LINK)
class PublicSocialController {

    record Participant(@JsonProperty("userID") long userId, String emailMasked) {}

    record Participants(List<Participant> participants) {}

    record NewName(@Required String cipher, @Required String nonce) {}

    private final SocialDiffs diffs;
    private final SocialQueries words;
    private final NameQueries nameQueries;
    private final Names names;
    private final Users users;

    PublicSocialController(SocialDiffs diffs, SocialQueries words, NameQueries nameQueries, Names names, Users users) {
        this.diffs = diffs;
        this.words = words;
        this.nameQueries = nameQueries;
        this.names = names;
        this.users = users;
    }

    /** Everything here, reading too, is for links whose owner allows comments. */
    static void requireComments(LinkGuest guest) {
        if (!guest.mayComment()) {
            throw ApiError.of(ErrorCode.PUBLIC_COMMENT_DISABLED);
        }
    }

    @GetMapping("/social/diff")
    SocialDiffs.Diff diff(
            LinkGuest guest,
            @RequestParam(required = false) @Nullable String sinceTime,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String fileID) {
        requireComments(guest);
        long since = DiffRequest.since(sinceTime);
        return diffs.of(guest.albumId(), DiffRequest.number(fileID), since, since, DiffRequest.limit(limit));
    }

    /** People with accounts who said something, not all who take part. */
    @GetMapping("/participants/masked-emails")
    Participants participants(LinkGuest guest) {
        requireComments(guest);
        var speakers = words.speakers(guest.albumId());
        var emails = users.emails(speakers);
        return new Participants(speakers.stream()
                .filter(emails::containsKey)
                .map(user -> new Participant(user, MaskedEmail.of(emails.getOrDefault(user, ""))))
                .toList());
    }

    /** The names of guests; null where there are none. */
    @GetMapping("/anon-profiles")
    SocialController.Profiles profiles(LinkGuest guest) {
        requireComments(guest);
        var profiles = nameQueries.of(guest.albumId());
        return new SocialController.Profiles(profiles.isEmpty() ? null : profiles);
    }

    @PostMapping("/anon-identity")
    @RateLimit(10)
    @ResponseStatus(HttpStatus.CREATED)
    Names.Identity takeName(LinkGuest guest, @RequestBody NewName name) {
        requireComments(guest);
        return names.take(guest.albumId(), name.cipher(), name.nonce());
    }
}
