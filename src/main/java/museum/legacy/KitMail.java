package museum.legacy;

import java.util.Map;
import java.util.regex.Pattern;
import museum.account.Users;
import museum.notify.Mails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letters to owners of legacy kits. Protocol 09 §B6. */
@Component
class KitMail {

    /** What anybody may have a stranger's mail say: an address, no message. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"/\\\\]{1,64}@[A-Za-z0-9.-]{1,190}");

    private final Mails mails;
    private final Users users;

    KitMail(Mails mails, Users users) {
        this.mails = mails;
        this.users = users;
    }

    /**
     * @param noticeInHours after which the holder of the kit can go on
     * @param beneficiary the address that the holder has given; nobody has checked it
     */
    void started(long owner, int noticeInHours, @Nullable String beneficiary) {
        var days = noticeInHours / TrustedContact.HOURS_PER_DAY;
        var delay = days == 0 ? "immediately" : days == 1 ? "in 1 day" : "in " + days + " days";
        var told = beneficiary != null && ADDRESS.matcher(beneficiary.strip()).matches()
                ? "They gave " + beneficiary.strip() + " as their address; nobody has checked it."
                : "";
        send("legacy/kit_recovery_started", owner, Map.of("RecoveryDelay", delay, "Beneficiary", told));
    }

    void completed(long owner) {
        send("legacy/kit_recovery_completed", owner, Map.of());
    }

    private void send(String template, long owner, Map<String, String> values) {
        users.email(owner).ifPresent(address -> mails.sendLater(template, address, values));
    }
}
