package museum.collection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import museum.web.App;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public links of albums, as they are shown inside them. */
@Repository
class PublicLinks {

    private final JdbcClient jdbc;
    private final LinkAddresses addresses;

    PublicLinks(JdbcClient jdbc, LinkAddresses addresses) {
        this.jdbc = jdbc;
        this.addresses = addresses;
    }

    /** The active link of each album that has one, in one statement; expired ones count as active. */
    Map<Long, PublicURL> activeOf(Collection<Long> albums, App app) {
        var links = new LinkedHashMap<Long, PublicURL>();
        jdbc.sql("""
                SELECT collection_id, access_token, device_limit, valid_till, enable_download, enable_collect, enable_comment,
                       enable_join, coalesce(pw_hash, '') <> '' AS has_password, pw_nonce, mem_limit, ops_limit, min_role
                  FROM public_collection_tokens
                 WHERE collection_id = ANY (:albums) AND NOT is_disabled
                """)
                .param("albums", albums.stream().mapToLong(Long::longValue).toArray())
                .query(row -> {
                    boolean password = row.getBoolean("has_password");
                    links.put(
                            row.getLong("collection_id"),
                            new PublicURL(
                                    addresses.of(app, row.getString("access_token")),
                                    row.getInt("device_limit"),
                                    row.getLong("valid_till"),
                                    row.getBoolean("enable_download"),
                                    row.getBoolean("enable_collect"),
                                    row.getBoolean("enable_comment"),
                                    password,
                                    row.getBoolean("enable_join"),
                                    password ? row.getString("pw_nonce") : null,
                                    password ? row.getObject("mem_limit", Long.class) : null,
                                    password ? row.getObject("ops_limit", Long.class) : null,
                                    role(row.getString("min_role"))));
                });
        return links;
    }

    private static @Nullable Role role(@Nullable String label) {
        return Optional.ofNullable(label).map(Role::valueOf).orElse(null);
    }
}
