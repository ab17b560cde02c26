package museum.account;

/**
 * The data of an account that was deleted a week ago are being removed, step by step with hours between. Whoever holds some removes them, within the transaction; a
 * step may come again. Protocol 01 §7.7.
 */
public record AccountEnding(long userId, Step step) {

    /** In this order. */
    public enum Step {
        /** Delete the albums, so that their files go to the trash. */
        ALBUMS,
        /** Have the trash emptied, that of every app. Comes again until nothing is stored any more. */
        TRASH,
        /** Remove all other rows; the account itself, its usage and its subscription stay. */
        ROWS
    }
}
