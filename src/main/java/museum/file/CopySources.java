package museum.file;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files that are to be copied. */
@Repository
class CopySources {

    /**
     * A file of an album, as one statement finds it: its headers belong to these objects. The keys are null where the file has no objects.
     */
    record Source(
            long fileId,
            long ownerId,
            String fileDecryptionHeader,
            String thumbnailDecryptionHeader,
            String metadataDecryptionHeader,
            String encryptedMetadata,
            @Nullable String pubMagicMetadata,
            @Nullable String fileKey,
            long fileSize,
            @Nullable String thumbnailKey,
            long thumbnailSize) {}

    private final JdbcClient jdbc;

    CopySources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these files that are in the album and are not marked to be removed from it. */
    List<Source> in(long albumId, Collection<Long> fileIds) {
        return jdbc.sql("""
                SELECT f.file_id, f.owner_id, f.file_decryption_header, f.thumbnail_decryption_header, f.metadata_decryption_header,
                       f.encrypted_metadata, f.pub_magic_metadata::text,
                       content.object_key AS file_key, coalesce(content.size, 0) AS file_size,
                       thumbnail.object_key AS thumbnail_key, coalesce(thumbnail.size, 0) AS thumbnail_size
                  FROM collection_files m
                  JOIN files f USING (file_id)
                  LEFT JOIN object_keys content
                         ON content.file_id = f.file_id AND content.o_type = 'file' AND content.is_deleted = false
                  LEFT JOIN object_keys thumbnail
                         ON thumbnail.file_id = f.file_id AND thumbnail.o_type = 'thumbnail' AND thumbnail.is_deleted = false
                 WHERE m.collection_id = :album AND m.file_id = ANY(:files) AND m.is_deleted = false
                   AND (m.action IS NULL OR m.action NOT IN ('REMOVE', 'DELETE_SUGGESTED'))
                """)
                .param("album", albumId)
                .param("files", fileIds.toArray(Long[]::new))
                .query(Source.class)
                .list();
    }
}
