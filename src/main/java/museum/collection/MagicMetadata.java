package museum.collection;

import museum.web.ApiError;
import museum.web.Required;

/**
 * Settings that clients keep encrypted beside albums and files. Protocol 02 §3.4.
 *
 * @param version counts the changes, from 1
 * @param count how many settings the encrypted text holds
 * @param data base64, encrypted
 * @param header base64, of {@code data}'s encryption
 */
public record MagicMetadata(
        @Required long version,
        @Required long count,
        @Required String data,
        @Required String header) {

    /** Refuses (400 {@code {}}) what Museum would store, though no client could read it again. */
    public MagicMetadata requirePositive() {
        if (version < 1 || count < 1) {
            throw ApiError.badRequest();
        }
        return this;
    }

    /** As it is stored once it has been accepted as an update. */
    public MagicMetadata next() {
        return new MagicMetadata(version + 1, count, data, header);
    }
}
