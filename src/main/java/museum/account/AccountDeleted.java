package museum.account;

/**
 * An account is being deleted: nothing of it may be reachable for anybody from now on; its data are removed later. Listeners run in the same transaction,
 * before the address is wiped. Protocol 01 §7.3.
 */
public record AccountDeleted(long userId) {}
