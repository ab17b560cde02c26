/**
 * What holds for every request and answer (Protocol 00): authentication, errors, JSON rules, CORS, compression, request ids, rate limits. Owns no
 * tables; reads {@code tokens} to recognise callers. Routes: {@code /ping}, {@code /fire/db-m-ping}.
 */
@NullMarked
package museum.web;

import org.jspecify.annotations.NullMarked;
