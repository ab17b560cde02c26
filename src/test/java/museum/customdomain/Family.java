package museum.customdomain;

import museum.client.Person;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who share a plan. */
final class Family {

    private Family() {}

    static void of(JdbcClient jdbc, Person admin, Person member) {
        join(jdbc, admin, admin, "SELF");
        join(jdbc, admin, member, "ACCEPTED");
    }

    private static void join(JdbcClient jdbc, Person admin, Person member, String status) {
        jdbc.sql(
                        "INSERT INTO families (id, admin_id, member_id, status) VALUES (gen_random_uuid(), :admin, :member, :status)")
                .param("admin", admin.id())
                .param("member", member.id())
                .param("status", status)
                .update();
        jdbc.sql("UPDATE users SET family_admin_id = :admin WHERE user_id = :member")
                .param("admin", admin.id())
                .param("member", member.id())
                .update();
    }
}
