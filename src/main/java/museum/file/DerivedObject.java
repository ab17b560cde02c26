package museum.file;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What the server writes into the store for an app: JSON of exactly these members in this order, without white space, because its length is recorded.
 * Protocol 03 §6.
 *
 * @param v version of the data, the app's own
 * @param client the program that made it
 */
@JsonPropertyOrder({"v", "encryptedData", "header", "client"})
record DerivedObject(int v, String encryptedData, String header, String client) {}
