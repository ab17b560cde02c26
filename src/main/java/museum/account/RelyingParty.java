package museum.account;

import java.util.List;

/**
 * A site for which passkeys are made: they work nowhere else.
 *
 * @param id the domain
 * @param origins the pages from which it is used, {@code scheme://host[:port]}
 * @param accountsUrl where its accounts app lives
 * @param adoptsNameless whether old passkeys that do not say for which site they were made are its own
 */
record RelyingParty(String id, List<String> origins, String accountsUrl, boolean adoptsNameless) {}
