package museum.family;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A family as its members see it, on the family's page and in the apps. Protocol 07 §3.5.
 *
 * @param storage bytes of the administrator's plan
 * @param expiryTime µs
 * @param adminBonus bytes that bonuses add to it
 */
public record FamilyData(List<Member> members, long storage, long expiryTime, long adminBonus) {

    /**
     * @param id of the membership
     * @param storageLimit bytes that the member may use; null for no limit
     * @param usage bytes; 0 for who is only invited
     */
    public record Member(
            UUID id, String email, String status, @Nullable Long storageLimit, long usage, boolean isAdmin) {}

    /** The same with another plan. */
    public FamilyData withStorage(long storage) {
        return new FamilyData(members, storage, expiryTime, adminBonus);
    }
}
