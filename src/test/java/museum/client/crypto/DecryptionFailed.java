package museum.client.crypto;

/** A ciphertext that does not belong to the key, nonce or header, or was changed on its way. An app shows the file as damaged. */
public class DecryptionFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    DecryptionFailed(String what) {
        super(what);
    }
}
