package museum.link;

import java.util.Optional;
import museum.web.ApiError;
import museum.web.Client;
import museum.web.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the devices that open a link. A device is known by its token, else by address and program. Concurrent first visits follow each other, so that the
 * limit holds. Protocol 04 §5.3.
 */
@Service
class DeviceLimit {

    /** The most that people can choose; meant as "many". */
    private static final int MANY = 50;

    private static final int MANY_IN_FACT = 500;

    /** Ente's own download proxy visits for others. */
    private static final String PROXY = "2a06:98c0:3600::103";

    private final AccessHistoryQueries history;
    private final DeviceTokens tokens;

    DeviceLimit(AccessHistoryQueries history, DeviceTokens tokens) {
        this.history = history;
        this.tokens = tokens;
    }

    /**
     * Admits a device or throws 403 {@code LINK_DEVICE_LIMIT_EXCEEDED}.
     *
     * @param limit devices; 0 for any number
     * @return a token for the device, where it needs a new one
     */
    @Transactional
    public Optional<String> admit(LinkIdentity link, int limit, @Nullable String deviceToken, Client client) {
        if (deviceToken != null) {
            var validUntil = tokens.validUntil(link, deviceToken);
            if (validUntil.isPresent()) {
                return tokens.isNearItsEnd(validUntil.get()) ? Optional.of(tokens.issue(link)) : Optional.empty();
            }
        }
        if (!client.address().equals(PROXY) && !history.isKnown(link, client)) {
            history.lock(link);
            // A device often comes for the first time with several requests at once.
            if (!history.isKnown(link, client)) {
                count(link, limit, client);
            }
        }
        return Optional.of(tokens.issue(link));
    }

    private void count(LinkIdentity link, int limit, Client client) {
        int effective = limit == MANY ? MANY_IN_FACT : limit;
        if (effective > 0 && history.count(link) >= effective) {
            throw ApiError.of(ErrorCode.LINK_DEVICE_LIMIT_EXCEEDED);
        }
        history.insert(link, client);
    }
}
