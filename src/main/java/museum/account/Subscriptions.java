package museum.account;

/** What an account pays for. For the module of subscriptions to implement. Protocol 01 §7.3, §7.8, 10 §11. */
public interface Subscriptions {

    /** Throws 404 for an account without a subscription; every account has one, be it the free one. */
    void require(long userId);

    /**
     * Ends the subscription, within the transaction of the deletion. What fails here stops the deletion.
     *
     * @return whether nothing will be charged any more; where that is not in the server's hands the holder is told to end it in the store
     */
    boolean end(long userId);

    /** Whether the account, or its family, has a running plan that is paid for. */
    boolean isPaid(long userId);
}
