package museum.legacy;

import java.util.UUID;

/**
 * A key to an account in three parts, two of which open it; the parts are on paper, not here.
 *
 * @param id made by the app and printed on the parts
 * @param encryptedRecoveryBlob the account's recovery key, encrypted with the kit's secret
 * @param authPublicKey base64 of an X25519 key; its secret follows from the kit's
 * @param encryptedOwnerBlob the parts' names and the parts, for the owner
 * @param createdAt µs
 * @param updatedAt µs
 */
record LegacyKit(
        UUID id,
        long userId,
        int variant,
        int noticePeriodInHrs,
        String encryptedRecoveryBlob,
        String authPublicKey,
        String encryptedOwnerBlob,
        long createdAt,
        long updatedAt) {}
