package museum.account;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import museum.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Codes that the operator has set for some addresses, for testers and for installations without mail. Protocol 01 §3.1. */
@Component
class FixedCodes {

    private static final Logger log = LoggerFactory.getLogger(FixedCodes.class);

    private final Map<String, String> codes = new HashMap<>();
    private final String suffix;
    private final String suffixCode;

    FixedCodes(Configuration configuration) {
        for (var entry : configuration.texts("internal.hardcoded-ott.emails")) {
            var parts = entry.split(",", -1);
            if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
                codes.put(parts[0], parts[1]);
            } else {
                log.warn(
                        "internal.hardcoded-ott.emails: \"{}\" is skipped; write \"somebody@example.org,123456\".",
                        entry);
            }
        }
        this.suffix = configuration.local() ? configuration.text("internal.hardcoded-ott.local-domain-suffix", "") : "";
        this.suffixCode = configuration.text("internal.hardcoded-ott.local-domain-value", "");
    }

    Optional<String> of(String address) {
        var code = codes.get(address);
        if (code != null) {
            return Optional.of(code);
        }
        return suffix.isEmpty() || suffixCode.isEmpty() || !address.endsWith(suffix)
                ? Optional.empty()
                : Optional.of(suffixCode);
    }
}
