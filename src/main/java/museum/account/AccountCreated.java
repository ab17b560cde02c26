package museum.account;

/** Somebody has signed up: the row of {@code users} is there. Listeners run in the same transaction. Protocol 01 §7.1. */
public record AccountCreated(long userId) {}
