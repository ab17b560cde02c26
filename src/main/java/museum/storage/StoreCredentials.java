package museum.storage;

/** Who signs, and for which region. */
record StoreCredentials(String key, String secret, String region) {

    @Override
    public String toString() {
        return key + "@" + region;
    }
}
