/**
 * Trusted contacts and legacy kits: who may open an account when its owner no longer can. Owns the tables {@code emergency_contact}, {@code emergency_recovery} and
 * {@code legacy_kit*}, the routes {@code /emergency-contacts} and {@code /legacy-kits}, and the job that reminds owners of recoveries. Protocol 09.
 */
@NullMarked
package museum.legacy;

import org.jspecify.annotations.NullMarked;
