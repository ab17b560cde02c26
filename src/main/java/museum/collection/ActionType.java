package museum.collection;

/** What somebody is asked to do with a file that others do not want in an album; as stored. Protocol 02 §3.7. */
enum ActionType {
    /** Take the own file out of the own album. */
    REMOVE,
    /** Delete the own file. */
    DELETE_SUGGESTED
}
