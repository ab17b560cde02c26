package museum.billing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether somebody may upload.
 *
 * @param payer whose plan counts: the family's administrator or the account itself
 * @param sharers the accounts whose usage the plan has to hold
 * @param isActive whether the plan runs, its grace included
 * @param plan bytes of the plan
 * @param used bytes that the sharers use together
 * @param own bytes that the account uses
 * @param limit bytes that the account may use of its family's plan; null for no limit of its own
 */
record Standing(
        long payer,
        List<Long> sharers,
        boolean isActive,
        long plan,
        long used,
        long own,
        @Nullable Long limit) {}
