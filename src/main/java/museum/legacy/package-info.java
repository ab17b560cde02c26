/**
 * Trusted contacts and legacy kits: who may open an account when its owner no longer can. Will own the tables {@code emergency_contact},
 * {@code emergency_recovery} and {@code legacy_kit*}; so far nobody can be made a contact, and no kit, so the lists are empty and no kit is found. Routes:
 * {@code /emergency-contacts/info}, {@code /legacy-kits}. Protocol 09.
 */
@NullMarked
package museum.legacy;

import org.jspecify.annotations.NullMarked;
