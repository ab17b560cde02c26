/**
 * Accounts: one-time codes, sign-up and sign-in, SRP, key attributes, tokens and sessions, second factors, change of address, deletion. Protocol 01.
 *
 * <p>Owns the routes below {@code /users} (but details, usage), {@code /passkeys}, {@code /events} and {@code /push}; the tables {@code users},
 * {@code key_attributes}, {@code otts}, {@code tokens}, {@code srp_*}, {@code two_factor*}, {@code passkey*}, {@code webauthn_sessions}, {@code events},
 * {@code push_tokens}, {@code data_cleanup} and our own {@code museum_code_guesses} and {@code museum_disclosures}.
 *
 * <p>Others ask {@link museum.account.Users}, seal with {@link museum.account.SealedBox}, give an account into other hands by {@link museum.account.HandOver}, and listen to {@link museum.account.AccountCreated}, {@link museum.account.AccountDeleted} and
 * {@link museum.account.EmailChanged}; all three are published inside the transaction that makes the change.
 */
@NullMarked
package museum.account;

import org.jspecify.annotations.NullMarked;
