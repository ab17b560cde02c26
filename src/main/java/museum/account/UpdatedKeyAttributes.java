package museum.account;

import museum.web.Required;

/** What a new password changes of the {@link KeyAttributes}. Protocol 01 §3.2. */
public record UpdatedKeyAttributes(
        @Required String kekSalt,
        @Required String encryptedKey,
        @Required String keyDecryptionNonce,
        @Required long memLimit,
        @Required long opsLimit) {}
