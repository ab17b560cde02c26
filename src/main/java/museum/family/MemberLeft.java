package museum.family;

/** Somebody does not belong to a family any more, whoever wanted it. Published in the transaction that ends it. Protocol 07 §5. */
public record MemberLeft(long adminId, long memberId) {}
