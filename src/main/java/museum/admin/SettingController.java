package museum.admin;

import java.util.Map;
import museum.customdomain.UpdateSetting;
import museum.web.Access;
import museum.web.ApiError;
import museum.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Flags and domains that administrators give to users. Protocol 10 §19.15. */
@RestController
@Access(Access.Kind.ADMIN)
class SettingController {

    record Setting(
            @Required long userID,
            @Required String key,
            @Nullable String value) {}

    private final UpdateSetting update;

    SettingController(UpdateSetting update) {
        this.update = update;
    }

    @PostMapping("/admin/user/update-flag")
    Map<String, ?> update(@RequestBody Setting setting) {
        if (setting.value() == null) {
            throw ApiError.badRequest();
        }
        update.byAdministrator(setting.userID(), setting.key(), setting.value());
        return Map.of();
    }
}
