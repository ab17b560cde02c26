/**
 * What an account may store and use: plans, subscriptions, bonuses, quota, usage. Owns the tables {@code subscriptions}, {@code subscription_logs},
 * {@code storage_bonus}, {@code referral_codes}, {@code referral_tracking}, {@code discount_coupons}, {@code usage}. Routes: {@code /billing},
 * {@code /storage-bonus}, {@code /discount}, {@code /offers}, {@code /users/details/v2}, {@code /users/locker-usage}. Jobs: rewards for referrals, warnings of full storage.
 * Protocol 08, 03 §12–13, 01 §3.8.
 */
@NullMarked
package museum.billing;

import org.jspecify.annotations.NullMarked;
