package museum.legacy;

import museum.web.ApiError;

/**
 * Two people: one trusts the other with an account.
 *
 * @param owner whose account may be recovered; the protocol's {@code userID}
 * @param contact who may recover it; the protocol's {@code emergencyContactID}
 */
record Pair(long owner, long contact) {

    /** 400 for a pair of one. */
    static Pair of(long owner, long contact) {
        if (owner == contact) {
            throw ApiError.badRequest("contact and user can not be same");
        }
        return new Pair(owner, contact);
    }

    Pair requireOwner(long caller) {
        return require(caller == owner);
    }

    Pair requireContact(long caller) {
        return require(caller == contact);
    }

    private Pair require(boolean allowed) {
        if (!allowed) {
            throw ApiError.permissionDenied();
        }
        return this;
    }
}
