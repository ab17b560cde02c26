package museum.family;

import java.util.List;
import java.util.Map;
import museum.account.Users;
import museum.configuration.Configuration;
import museum.notify.Mails;
import org.springframework.stereotype.Component;

/** The letters of families; they leave with the transaction. Protocol 07 §4. */
@Component
class FamilyMail {

    private final Mails mails;
    private final Users users;
    private final String familyUrl;

    FamilyMail(Mails mails, Users users, Configuration configuration) {
        this.mails = mails;
        this.users = users;
        this.familyUrl = configuration
                .text("apps.family", "https://family.ente.io")
                .strip()
                .replaceAll("/+$", "");
    }

    void invited(long adminId, long memberId, String token) {
        send("family_invited", memberId, adminId, memberId, familyUrl + "?inviteToken=" + token);
    }

    void accepted(long adminId, long memberId) {
        send("family_accepted", adminId, adminId, memberId, "");
    }

    void left(long adminId, long memberId) {
        send("family_left", adminId, adminId, memberId, "");
    }

    void removed(long adminId, long memberId) {
        send("family_removed", memberId, adminId, memberId, "");
    }

    private void send(String template, long to, long adminId, long memberId, String link) {
        var addresses = users.emails(List.of(adminId, memberId));
        var admin = addresses.get(adminId);
        var member = addresses.get(memberId);
        if (admin != null && member != null) {
            mails.sendLater(
                    template,
                    to == adminId ? admin : member,
                    Map.of("AdminEmailID", admin, "MemberEmailID", member, "FamilyInviteLink", link));
        }
    }
}
