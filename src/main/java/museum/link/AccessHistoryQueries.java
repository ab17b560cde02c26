package museum.link;

import museum.web.Client;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code public_collection_access_history} and {@code public_file_tokens_access_history}. */
@Repository
class AccessHistoryQueries {

    private static final int LONGEST_AGENT = 500;

    private final JdbcClient jdbc;

    AccessHistoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isKnown(LinkIdentity link, Client client) {
        return statement(link, """
                SELECT EXISTS (SELECT FROM %s WHERE %s = :link AND ip = :ip AND user_agent = :agent)
                """)
                .param("ip", client.address())
                .param("agent", program(client))
                .query(Boolean.class)
                .single();
    }

    int count(LinkIdentity link) {
        return statement(link, "SELECT count(*) FROM %s WHERE %s = :link")
                .query(Integer.class)
                .single();
    }

    void insert(LinkIdentity link, Client client) {
        statement(link, """
                INSERT INTO %s (%s, ip, user_agent) VALUES (:link, :ip, :agent) ON CONFLICT DO NOTHING
                """)
                .param("ip", client.address())
                .param("agent", program(client))
                .update();
    }

    /** Until the end of the transaction nobody else is counted for this link. */
    void lock(LinkIdentity link) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:link, 0))")
                .param("link", "museum:devices-of-link:" + link.scope() + ":" + link.id())
                .query(row -> {});
    }

    /** Forgets who visited links that ended before a time (µs). */
    void deleteOfLinksEnded(long before) {
        jdbc.sql("""
                DELETE FROM public_collection_access_history h
                 USING public_collection_tokens t
                 WHERE t.id = h.share_id AND t.is_disabled AND t.updated_at < :before
                """).param("before", before).update();
        jdbc.sql("""
                DELETE FROM public_file_tokens_access_history h
                 USING public_file_tokens t
                 WHERE t.id = h.id AND t.is_disabled AND t.updated_at < :before
                """).param("before", before).update();
    }

    /** An index cannot hold texts of any length. */
    private static String program(Client client) {
        var agent = client.userAgent();
        return agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }

    private JdbcClient.StatementSpec statement(LinkIdentity link, String sql) {
        return link.scope().equals(LinkIdentity.COLLECTION)
                ? jdbc.sql(sql.formatted("public_collection_access_history", "share_id"))
                        .param("link", Long.parseLong(link.id()))
                : jdbc.sql(sql.formatted("public_file_tokens_access_history", "id"))
                        .param("link", link.id());
    }
}
