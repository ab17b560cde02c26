package museum.collection;

import java.util.List;
import java.util.Optional;
import museum.web.App;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Collections with all that is shown of them. */
@Repository
class CollectionQueries {

    private static final String COLUMNS = """
            c.collection_id, c.owner_id, c.app, c.type, c.is_deleted, c.updation_time,
            c.encrypted_key, c.key_decryption_nonce, c.name, c.encrypted_name, c.name_decryption_nonce,
            c.attributes, c.magic_metadata, c.pub_magic_metadata""";

    /**
     * One row per person (old servers may have left two shares): the live one, of several the newest. What a former participant is told of is the end of
     * his participation, not what happened later.
     */
    private static final String SHARED = "SELECT DISTINCT ON (c.collection_id) " + COLUMNS + """
            , s.encrypted_key AS share_key, s.role_type, coalesce(s.is_deleted, false) AS share_deleted,
            s.updation_time AS share_time, s.shared_at, s.magic_metadata AS share_metadata,
            CASE WHEN s.is_deleted THEN s.updation_time ELSE greatest(s.updation_time, c.updation_time) END AS seen_time
            """;

    private static final String NEWEST =
            " ORDER BY c.collection_id, coalesce(s.is_deleted, false), s.updation_time DESC";

    private final JdbcClient jdbc;

    CollectionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the lists of changes may hold anything; it may say so once too often, but never too seldom. */
    boolean hasNews(long user, App app, long since, long sharedSince) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM collections WHERE owner_id = :user AND app = :app::app AND updation_time > :since)
                    OR EXISTS (SELECT
                                 FROM collection_shares s
                                 JOIN collections c USING (collection_id)
                                WHERE s.to_user_id = :user AND c.app = :app::app
                                  AND (s.updation_time > :sharedSince OR s.is_deleted IS NOT TRUE AND c.updation_time > :sharedSince))
                """)
                .param("user", user)
                .param("app", app.label())
                .param("since", since)
                .param("sharedSince", sharedSince)
                .query(Boolean.class)
                .single();
    }

    /** The oldest changes first; no limit if that is null. Albums of one time are not separated. */
    List<CollectionRow> owned(long user, App app, long since, @Nullable Integer limit) {
        return jdbc.sql("SELECT " + COLUMNS + """

                  FROM collections c
                 WHERE c.owner_id = :user AND c.app = :app::app AND c.updation_time > :since
                 ORDER BY c.updation_time
                 FETCH FIRST :limit ROWS WITH TIES
                """)
                .param("user", user)
                .param("app", app.label())
                .param("since", since)
                .param("limit", limit == null ? Long.MAX_VALUE : limit)
                .query(CollectionRow::owned)
                .list();
    }

    /** As {@link #owned}, of other people's collections, ended participations included. */
    List<CollectionRow> shared(long user, App app, long since, @Nullable Integer limit) {
        return jdbc.sql("SELECT * FROM (" + SHARED + """
                          FROM collection_shares s
                          JOIN collections c USING (collection_id)
                         WHERE s.to_user_id = :user AND c.owner_id <> :user AND c.app = :app::app
                """ + NEWEST + """
                ) AS shared
                 WHERE seen_time > :since
                 ORDER BY seen_time
                 FETCH FIRST :limit ROWS WITH TIES
                """)
                .param("user", user)
                .param("app", app.label())
                .param("since", since)
                .param("limit", limit == null ? Long.MAX_VALUE : limit)
                .query(CollectionRow::shared)
                .list();
    }

    Optional<CollectionRow> owned(long user, long collection) {
        return jdbc.sql("SELECT " + COLUMNS + """

                  FROM collections c
                 WHERE c.collection_id = :collection AND c.owner_id = :user
                """)
                .param("user", user)
                .param("collection", collection)
                .query(CollectionRow::owned)
                .optional();
    }

    Optional<CollectionRow> shared(long user, long collection) {
        return jdbc.sql(SHARED + """
                  FROM collection_shares s
                  JOIN collections c USING (collection_id)
                 WHERE c.collection_id = :collection AND s.to_user_id = :user AND s.is_deleted IS NOT TRUE
                """ + NEWEST)
                .param("user", user)
                .param("collection", collection)
                .query(CollectionRow::shared)
                .optional();
    }

    /** The favorites or uncategorized of a person, deleted or not. */
    Optional<CollectionRow> special(long user, String type, App app) {
        return jdbc.sql("SELECT " + COLUMNS + """

                  FROM collections c
                 WHERE c.owner_id = :user AND c.type = :type AND c.app = :app::app
                """)
                .param("user", user)
                .param("type", type)
                .param("app", app.label())
                .query(CollectionRow::owned)
                .optional();
    }
}
