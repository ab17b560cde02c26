package museum.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import museum.file.Downloads;
import museum.file.ObjectType;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.RateLimit;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A file as everybody with its link sees it. Protocol 04 §8.6. */
@RestController
@RequestMapping("/file-link")
@Access(Access.Kind.FILE_LINK)
class PublicFileController {

    record Password(@Required String passHash) {}

    /** How the key of the file comes out of the secret in the link's address. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinkKey(
            @Nullable String encryptedFileKey,
            @Nullable String encryptedFileKeyNonce,
            @Nullable String kdfNonce,
            @Nullable Long kdfMemLimit,
            @Nullable Long kdfOpsLimit) {}

    record Info(SharedFile file, LinkKey link) {}

    record PasswordInfo(
            @Nullable String nonce,
            @Nullable Long opsLimit,
            @Nullable Long memLimit) {}

    private final SharedFileQueries files;
    private final FileLinkQueries links;
    private final LinkPasswords passwords;
    private final Downloads downloads;

    PublicFileController(SharedFileQueries files, FileLinkQueries links, LinkPasswords passwords, Downloads downloads) {
        this.files = files;
        this.links = links;
        this.passwords = passwords;
        this.downloads = downloads;
    }

    @GetMapping("/info")
    Info info(FileVisitor visitor, HttpServletResponse response) {
        var link = visitor.link();
        var file = files.find(link.fileId()).orElseThrow(ApiError::notFound);
        visitor.deviceToken().ifPresent(token -> response.setHeader("X-Ente-Link-Device-Token", token));
        return new Info(
                file,
                new LinkKey(
                        link.encryptedFileKey(),
                        link.encryptedFileKeyNonce(),
                        link.kdfNonce(),
                        link.kdfMemLimit(),
                        link.kdfOpsLimit()));
    }

    @GetMapping("/pass-info")
    PasswordInfo passwordInfo(FileVisitor visitor) {
        return new PasswordInfo(
                visitor.link().pwNonce(),
                visitor.link().opsLimit(),
                visitor.link().memLimit());
    }

    @GetMapping("/thumbnail")
    ResponseEntity<String> thumbnail(FileVisitor visitor, Client client) {
        return redirect(visitor, client, ObjectType.THUMBNAIL);
    }

    @GetMapping("/file")
    ResponseEntity<String> file(FileVisitor visitor, Client client) {
        return redirect(visitor, client, ObjectType.FILE);
    }

    @PostMapping("/verify-password")
    @RateLimit(10)
    Map<String, String> verifyPassword(FileVisitor visitor, @RequestBody Password password) {
        return Map.of("jwtToken", passwords.verify(visitor.link().pwHash(), password.passHash()));
    }

    private ResponseEntity<String> redirect(FileVisitor visitor, Client client, ObjectType type) {
        var link = visitor.link();
        if (links.ownerOf(link.fileId()).orElseThrow(ApiError::notFound) != link.ownerId()) {
            throw ApiError.permissionDenied();
        }
        return downloads.redirect(link.fileId(), type, client);
    }
}
