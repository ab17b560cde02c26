package museum.account;

/** What the last step of a sign-in gives. Protocol 01 §2.3. */
record TwoFactorAuthorizationResponse(long id, KeyAttributes keyAttributes, String encryptedToken) {}
