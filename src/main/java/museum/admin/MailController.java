package museum.admin;

import java.util.List;
import java.util.Map;
import museum.notify.Mail;
import museum.notify.Mails;
import museum.web.Access;
import museum.web.Required;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Mail that administrators write. Protocol 10 §19.20. */
@RestController
@Access(Access.Kind.ADMIN)
class MailController {

    /** @param body HTML */
    record Letter(
            @Required List<String> to,
            @Required String fromName,
            @Required String fromEmail,
            @Required String subject,
            @Required String body) {}

    private final Mails mails;

    MailController(Mails mails) {
        this.mails = mails;
    }

    @PostMapping("/admin/mail")
    Map<String, ?> send(@RequestBody Letter letter) {
        mails.send(Mail.ofHtml(
                letter.to(), new Mail.Sender(letter.fromName(), letter.fromEmail()), letter.subject(), letter.body()));
        return Map.of();
    }
}
