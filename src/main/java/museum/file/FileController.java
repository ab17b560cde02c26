package museum.file;

import java.util.Map;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Caller;
import museum.web.Client;
import museum.web.Required;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Routes that make and change files. Protocol 03 §4, §8. */
@RestController
@RequestMapping("/files")
@Access(Access.Kind.STORAGE)
class FileController {

    record Copied(Map<Long, Long> oldToNewFileIDMap) {}

    record ThumbnailUpdate(@Required long fileID, @Required Attr thumbnail) {}

    private final CreateFile create;
    private final FirstUploadMail firstUpload;
    private final CreateNote createNote;
    private final CopyFiles copy;
    private final UpdateFile update;
    private final UpdateMetadata metadata;
    private final MoveToTrash trash;

    FileController(
            CreateFile create,
            FirstUploadMail firstUpload,
            CreateNote createNote,
            CopyFiles copy,
            UpdateFile update,
            UpdateMetadata metadata,
            MoveToTrash trash) {
        this.create = create;
        this.firstUpload = firstUpload;
        this.createNote = createNote;
        this.copy = copy;
        this.update = update;
        this.metadata = metadata;
        this.trash = trash;
    }

    /** A new file, or new contents where the request has an id. */
    @PostMapping
    Object createOrUpdate(Caller caller, Client client, @RequestBody NewFile request) {
        if (request.id() != 0) {
            return update.contents(caller, request);
        }
        var file = create.create(caller.userId(), caller.app(), request);
        firstUpload.sendLater(caller, client, file);
        return file;
    }

    @PostMapping("/meta")
    File createNote(Caller caller, @RequestBody NewNote request) {
        return createNote.create(caller, request);
    }

    @PostMapping("/copy")
    Copied copy(Caller caller, @RequestBody CopyRequest request) {
        return new Copied(copy.copy(caller, request));
    }

    @PutMapping("/update")
    UpdateFile.Updated update(Caller caller, @RequestBody NewFile request) {
        if (request.id() <= 0) {
            throw ApiError.badRequest();
        }
        return update.contents(caller, request);
    }

    @PutMapping("/thumbnail")
    void updateThumbnail(Caller caller, @RequestBody ThumbnailUpdate request) {
        update.thumbnail(caller, request.fileID(), request.thumbnail());
    }

    @PutMapping("/magic-metadata")
    void updatePrivateMetadata(Caller caller, @RequestBody MetadataUpdate request) {
        metadata.update(caller.userId(), MetadataKind.PRIVATE, request);
    }

    @PutMapping("/public-magic-metadata")
    void updatePublicMetadata(Caller caller, @RequestBody MetadataUpdate request) {
        metadata.update(caller.userId(), MetadataKind.PUBLIC, request);
    }

    @PostMapping("/trash")
    void trash(Caller caller, @RequestBody TrashRequest request) {
        trash.trash(caller.userId(), request.items());
    }
}
