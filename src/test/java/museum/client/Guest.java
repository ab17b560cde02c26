package museum.client;

import museum.client.crypto.Kdf;

/** A browser of somebody without an account. It has an address, and each page that it opens remembers what the server told it. */
public final class Guest {

    private final Api api;
    private final Kdf kdf;
    private String address = Device.newAddress();

    Guest(Api api, Kdf kdf) {
        this.api = api;
        this.kdf = kdf;
    }

    /** From now on the browser has another address, as after a way home. */
    public void moves() {
        address = Device.newAddress();
    }

    /** The page of an album, not loaded yet. */
    public AlbumPage album(String link) {
        return new AlbumPage(this, Link.of(link));
    }

    /** The page of a file, loaded. */
    public FilePage file(String link) {
        return new FilePage(this, Link.of(link));
    }

    /** The page of a memory, loaded. */
    public MemoryPage memory(String link) {
        return new MemoryPage(this, Link.of(link));
    }

    /** The page on which texts are pasted and read. */
    public PastePage paste() {
        return new PastePage(this);
    }

    /** A television that waits for an album. */
    public Television television() {
        return new Television(this);
    }

    Api api() {
        return api;
    }

    Kdf kdf() {
        return kdf;
    }

    Call call(Program page, String method, String path) {
        return new Call(api, page, method, path)
                .header("User-Agent", page.userAgent())
                .header("X-Client-Package", page.packageName)
                .header("X-Forwarded-For", address);
    }
}
