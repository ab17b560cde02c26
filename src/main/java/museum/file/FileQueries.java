package museum.file;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import museum.storage.DataCentre;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code files}, and the rows that come into being with a file. */
@Repository
class FileQueries {

    /**
     * What is stored of a new file with objects.
     *
     * @param magicMetadata JSON
     * @param pubMagicMetadata JSON
     */
    record Row(
            String fileHeader,
            String thumbnailHeader,
            String metadataHeader,
            String metadata,
            @Nullable String magicMetadata,
            @Nullable String pubMagicMetadata,
            StoredObjects objects) {}

    /** A file as it is stored, by which a repeated request is recognised. */
    record Existing(
            long fileId,
            long ownerId,
            String fileDecryptionHeader,
            String thumbnailDecryptionHeader,
            String metadataDecryptionHeader,
            String encryptedMetadata,
            boolean live,
            String fileKey,
            String thumbnailKey,
            long fileSize,
            long thumbnailSize) {}

    private final JdbcClient jdbc;

    FileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes files of one owner with their objects and the wish for copies of these; returns their ids in order. */
    List<Long> insert(long ownerId, List<Row> files, DataCentre bucket, long stamp) {
        return jdbc.sql("""
                WITH new AS MATERIALIZED (
                    SELECT nextval('files_file_id_seq') AS file_id, row.*
                      FROM unnest(:fileHeaders::text[], :thumbnailHeaders::text[], :metadataHeaders::text[], :metadata::text[],
                                  :magic::text[], :publicMagic::text[],
                                  :fileKeys::text[], :thumbnailKeys::text[], :fileSizes::bigint[], :thumbnailSizes::bigint[])
                           WITH ORDINALITY AS row (file_header, thumbnail_header, metadata_header, metadata, magic, public_magic,
                                                   file_key, thumbnail_key, file_size, thumbnail_size, number)
                ), file AS (
                    INSERT INTO files (file_id, owner_id, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header,
                                       encrypted_metadata, magic_metadata, pub_magic_metadata, info, updation_time)
                    SELECT file_id, :owner, file_header, thumbnail_header, metadata_header, metadata, magic::jsonb, public_magic::jsonb,
                           jsonb_strip_nulls(jsonb_build_object('fileSize', nullif(file_size, 0), 'thumbSize', nullif(thumbnail_size, 0))),
                           :stamp
                      FROM new
                ), object AS (
                    INSERT INTO object_keys (file_id, o_type, object_key, size, datacenters)
                    SELECT file_id, 'file'::object_type, file_key, file_size, ARRAY[:bucket::s3region] FROM new
                     UNION ALL
                    SELECT file_id, 'thumbnail'::object_type, thumbnail_key, thumbnail_size, ARRAY[:bucket::s3region] FROM new
                ), copies AS (
                    INSERT INTO object_copies (object_key, want_b2, b2, want_wasabi, wasabi, want_scw)
                    SELECT key, :bucket IN ('b2-eu-cen', 'wasabi-eu-central-2-v3'),
                           CASE WHEN :bucket = 'b2-eu-cen' THEN now_utc_micro_seconds() END,
                           true, CASE WHEN :bucket = 'wasabi-eu-central-2-v3' THEN now_utc_micro_seconds() END, is_file
                      FROM (SELECT file_key AS key, true AS is_file FROM new
                             UNION ALL
                            SELECT thumbnail_key, false FROM new) AS wanted
                )
                SELECT file_id FROM new ORDER BY number
                """)
                .param("owner", ownerId)
                .param("fileHeaders", texts(files, Row::fileHeader))
                .param("thumbnailHeaders", texts(files, Row::thumbnailHeader))
                .param("metadataHeaders", texts(files, Row::metadataHeader))
                .param("metadata", texts(files, Row::metadata))
                .param("magic", texts(files, Row::magicMetadata))
                .param("publicMagic", texts(files, Row::pubMagicMetadata))
                .param("fileKeys", texts(files, row -> row.objects().fileKey()))
                .param("thumbnailKeys", texts(files, row -> row.objects().thumbnailKey()))
                .param(
                        "fileSizes",
                        files.stream()
                                .mapToLong(row -> row.objects().fileSize())
                                .toArray())
                .param(
                        "thumbnailSizes",
                        files.stream()
                                .mapToLong(row -> row.objects().thumbnailSize())
                                .toArray())
                .param("bucket", bucket.label())
                .param("stamp", stamp)
                .query(Long.class)
                .list();
    }

    /** Gives a file another thumbnail. */
    void updateThumbnail(long fileId, String header, long size, long stamp) {
        jdbc.sql("""
                UPDATE files
                   SET thumbnail_decryption_header = :header,
                       info = jsonb_strip_nulls(info || jsonb_build_object('thumbSize', nullif(:size, 0))),
                       updation_time = :stamp
                 WHERE file_id = :file
                """)
                .param("header", header)
                .param("size", size)
                .param("stamp", stamp)
                .param("file", fileId)
                .update();
    }

    /** The files that own any of these keys, as far as they still have both objects. */
    List<Existing> owning(Collection<String> objectKeys) {
        return jdbc.sql("""
                SELECT f.file_id, f.owner_id, f.file_decryption_header, f.thumbnail_decryption_header, f.metadata_decryption_header,
                       f.encrypted_metadata, NOT (content.is_deleted OR thumbnail.is_deleted) AS live,
                       content.object_key AS file_key, thumbnail.object_key AS thumbnail_key,
                       content.size AS file_size, thumbnail.size AS thumbnail_size
                  FROM files f
                  JOIN object_keys content ON content.file_id = f.file_id AND content.o_type = 'file'
                  JOIN object_keys thumbnail ON thumbnail.file_id = f.file_id AND thumbnail.o_type = 'thumbnail'
                 WHERE f.file_id IN (SELECT file_id FROM object_keys WHERE object_key = ANY(:keys))
                """)
                .param("keys", objectKeys.toArray(String[]::new))
                .query(Existing.class)
                .list();
    }

    /** Makes a file that has nothing but metadata; returns its id. */
    long insertNote(long ownerId, Row note, long stamp) {
        return jdbc.sql("""
                INSERT INTO files (owner_id, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header,
                                   encrypted_metadata, magic_metadata, pub_magic_metadata, info, updation_time)
                VALUES (:owner, :fileHeader, :thumbnailHeader, :metadataHeader, :metadata, :magic::jsonb, :publicMagic::jsonb, '{}', :stamp)
                RETURNING file_id
                """)
                .param("owner", ownerId)
                .param("fileHeader", note.fileHeader())
                .param("thumbnailHeader", note.thumbnailHeader())
                .param("metadataHeader", note.metadataHeader())
                .param("metadata", note.metadata())
                .param("magic", note.magicMetadata())
                .param("publicMagic", note.pubMagicMetadata())
                .param("stamp", stamp)
                .query(Long.class)
                .single();
    }

    /** Gives a file new contents and metadata; its magic metadata stay. */
    void update(long fileId, Row file, long stamp) {
        jdbc.sql("""
                UPDATE files
                   SET encrypted_metadata = :metadata,
                       file_decryption_header = :fileHeader,
                       thumbnail_decryption_header = :thumbnailHeader,
                       metadata_decryption_header = :metadataHeader,
                       info = jsonb_strip_nulls(jsonb_build_object('fileSize', nullif(:fileSize, 0), 'thumbSize', nullif(:thumbnailSize, 0))),
                       updation_time = :stamp
                 WHERE file_id = :file
                """)
                .param("metadata", file.metadata())
                .param("fileHeader", file.fileHeader())
                .param("thumbnailHeader", file.thumbnailHeader())
                .param("metadataHeader", file.metadataHeader())
                .param("fileSize", file.objects().fileSize())
                .param("thumbnailSize", file.objects().thumbnailSize())
                .param("stamp", stamp)
                .param("file", fileId)
                .update();
    }

    /** Whether there is a row of the file in that album, removed or not. */
    boolean wasEverIn(long albumId, long fileId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM collection_files WHERE collection_id = :album AND file_id = :file)")
                .param("album", albumId)
                .param("file", fileId)
                .query(Boolean.class)
                .single();
    }

    private static @Nullable String[] texts(List<Row> files, Function<Row, @Nullable String> column) {
        return files.stream().map(column).toArray(String[]::new);
    }
}
