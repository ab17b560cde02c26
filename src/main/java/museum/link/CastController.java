package museum.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import museum.collection.Albums;
import museum.database.Ids;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Client;
import museum.web.ErrorCode;
import museum.web.RateLimit;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Brings an album to a television: the television shows a code, the app sends it a token and the album's key. Protocol 04 §11.1. */
@RestController
@RequestMapping("/cast")
@Access(Access.Kind.STORAGE)
class CastController {

    record Television(@Required String publicKey) {}

    record CastRequest(
            @Required String deviceCode,
            @Required long collectionID,
            @Required String castToken,
            @Required String encPayload) {}

    record CastData(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String encCastData) {}

    private static final int CODE_LENGTH = 6;
    private static final int LONGEST_KEY = 512;
    private static final int LONGEST_TOKEN = 512;
    private static final int MOST_DEVICES = 50;

    private final CastQueries casts;
    private final Albums albums;
    private final GuessLimit guesses;
    private final Ids ids;

    CastController(CastQueries casts, Albums albums, GuessLimit guesses, Ids ids) {
        this.casts = casts;
        this.albums = albums;
        this.guesses = guesses;
        this.ids = ids;
    }

    @PostMapping("/device-info")
    @Access(Access.Kind.PUBLIC)
    @RateLimit(10)
    Map<String, String> register(Client client, @RequestBody Television television) {
        if (television.publicKey().length() > LONGEST_KEY) {
            throw ApiError.badRequest();
        }
        var deviceCode = FreeToken.find(
                () -> ids.code(CODE_LENGTH),
                code -> casts.insert(UUID.randomUUID(), code, television.publicKey(), client.address()));
        return Map.of("deviceCode", deviceCode);
    }

    @GetMapping("/cast-data/{deviceCode}")
    @Access(Access.Kind.PUBLIC)
    CastData data(Client client, @PathVariable String deviceCode) {
        return guesses.lookUp(client.address(), () -> casts.waiting(upper(deviceCode)))
                .map(waiting -> new CastData(waiting.payload()))
                .orElseThrow(() -> ApiError.notFound("active code not found"));
    }

    @GetMapping("/device-info/{deviceCode}")
    Map<String, String> publicKey(Caller caller, Client client, @PathVariable String deviceCode) {
        return guesses.lookUp(client.address(), () -> casts.publicKey(upper(deviceCode)))
                .map(key -> Map.of("publicKey", key))
                .orElseThrow(() -> ApiError.notFound("code not found"));
    }

    /** Answers alike whether a television waits with that code or not: apps do not look, televisions ask. */
    @PostMapping("/cast-data")
    Map<String, String> cast(Caller caller, Client client, @RequestBody CastRequest cast) {
        if (cast.castToken().length() > LONGEST_TOKEN) {
            throw ApiError.badRequest();
        }
        if (casts.countOf(caller.userId()) >= MOST_DEVICES) {
            throw ApiError.badRequest("too many devices");
        }
        if (albums.roleOf(caller.userId(), cast.collectionID()).isEmpty()) {
            throw ApiError.of(ErrorCode.CAST_PERMISSION_DENIED);
        }
        var code = upper(cast.deviceCode());
        guesses.lookUp(
                client.address(),
                () -> casts.claim(code, cast.collectionID(), caller.userId(), cast.castToken(), cast.encPayload()));
        return Map.of();
    }

    @GetMapping("/device-info")
    Map<String, List<CastQueries.Device>> devices(Caller caller) {
        return Map.of("devices", casts.devices(caller.userId()));
    }

    @DeleteMapping("/device-info/{deviceID}")
    Map<String, String> revoke(Caller caller, @PathVariable UUID deviceID) {
        casts.revoke(caller.userId(), deviceID);
        return Map.of();
    }

    @DeleteMapping("/revoke-all-tokens")
    Map<String, String> revokeAll(Caller caller) {
        casts.revokeAll(caller.userId());
        return Map.of();
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
