package museum.account;

/**
 * An account has another address now, or has its old one back after it was recovered; what others show of it must be read anew. Listeners run in the same
 * transaction. Protocol 01 §3.7, §7.4.
 *
 * @param email the new address, normalised
 */
public record EmailChanged(long userId, String email) {}
