/**
 * Families: people who share one plan. Owns the table {@code families} and the column {@code users.family_admin_id}; routes: {@code /family}. What it needs to know of
 * plans it asks {@link museum.family.FamilyPlans}; it tells of members who leave by {@link museum.family.MemberLeft}. Protocol 07.
 */
@NullMarked
package museum.family;

import org.jspecify.annotations.NullMarked;
