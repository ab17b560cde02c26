package museum.file;

import java.util.List;
import java.util.OptionalLong;
import museum.billing.Quota;
import museum.web.Access;
import museum.web.Caller;
import museum.web.LenientNumber;
import museum.web.RateLimit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes that tell where to upload. Protocol 03 §3. */
@RestController
@RequestMapping("/files")
@Access(Access.Kind.STORAGE)
class UploadUrlController {

    record UrlList(List<UploadUrl> urls) {}

    record PartUrls(MultipartUploadUrls urls) {}

    private final UploadUrls uploads;
    private final Quota quota;

    UploadUrlController(UploadUrls uploads, Quota quota) {
        this.uploads = uploads;
        this.quota = quota;
    }

    @GetMapping("/upload-eligibility")
    void eligibility(Caller caller) {
        quota.check(caller.userId(), caller.app(), OptionalLong.empty());
    }

    @GetMapping("/upload-urls")
    @RateLimit(500)
    UrlList simple(Caller caller, @RequestParam(defaultValue = "") String count) {
        return new UrlList(uploads.simple(caller.userId(), caller.app(), LenientNumber.of(count)));
    }

    @GetMapping("/multipart-upload-urls")
    @RateLimit(500)
    PartUrls inParts(Caller caller, @RequestParam(defaultValue = "") String count) {
        return new PartUrls(uploads.inParts(caller.userId(), caller.app(), LenientNumber.of(count)));
    }

    @PostMapping("/upload-url")
    @RateLimit(500)
    UploadUrl bound(Caller caller, @RequestBody UploadUrlRequest request) {
        return uploads.bound(caller.userId(), caller.app(), request);
    }

    @PostMapping("/multipart-upload-url")
    @RateLimit(500)
    MultipartUploadUrls boundParts(Caller caller, @RequestBody MultipartUploadUrlRequest request) {
        return uploads.boundParts(caller.userId(), caller.app(), request);
    }
}
