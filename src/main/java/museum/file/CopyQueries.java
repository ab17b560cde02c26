package museum.file;

import java.util.Collection;
import java.util.Optional;
import museum.storage.DataCentre;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which objects are to have copies elsewhere, and have them: table {@code object_copies}. Protocol 10 §6.1. */
@Repository
class CopyQueries {

    /**
     * An object that lacks copies.
     *
     * @param size registered bytes; 0 when nobody needs the object any more
     * @param needed whether its file and its owner are still there
     */
    record Lacking(String key, long size, boolean needed, boolean wantsB2, boolean wantsWasabi, boolean wantsScw) {

        boolean wants(DataCentre dataCentre) {
            return switch (dataCentre) {
                case B2_EU_CEN -> wantsB2;
                case WASABI_EU_CENTRAL_2_V3 -> wantsWasabi;
                case SCW_EU_FR_V3 -> wantsScw;
                default -> false;
            };
        }
    }

    private final JdbcClient jdbc;

    CopyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes an object that lacks a copy at one of these places and was not attempted since a time; nobody else takes it for as long. Microseconds. */
    Optional<Lacking> take(Collection<DataCentre> places, long attemptedBefore, long now) {
        return jdbc.sql("""
                WITH taken AS (
                    UPDATE object_copies
                       SET last_attempt = :now
                     WHERE object_key = (
                               SELECT object_key
                                 FROM object_copies
                                WHERE last_attempt < :attemptedBefore
                                  AND (wasabi IS NULL AND want_wasabi = true AND 'wasabi-eu-central-2-v3' = ANY(:places)
                                       OR scw IS NULL AND want_scw = true AND 'scw-eu-fr-v3' = ANY(:places)
                                       OR b2 IS NULL AND want_b2 = true AND 'b2-eu-cen' = ANY(:places))
                                LIMIT 1
                                  FOR UPDATE SKIP LOCKED)
                    RETURNING object_key, b2 IS NULL AND want_b2 AS b2, wasabi IS NULL AND want_wasabi AS wasabi, scw IS NULL AND want_scw AS scw
                )
                SELECT taken.object_key AS key, coalesce(o.size, 0) AS size,
                       coalesce(NOT o.is_deleted AND u.encrypted_email IS NOT NULL, false) AS needed,
                       coalesce(taken.b2, false) AS wants_b2, coalesce(taken.wasabi, false) AS wants_wasabi, coalesce(taken.scw, false) AS wants_scw
                  FROM taken
                  LEFT JOIN object_keys o USING (object_key)
                  LEFT JOIN files f USING (file_id)
                  LEFT JOIN users u ON u.user_id = f.owner_id
                """)
                .param("places", places.stream().map(DataCentre::label).toArray(String[]::new))
                .param("attemptedBefore", attemptedBefore)
                .param("now", now)
                .query(Lacking.class)
                .optional();
    }

    /** Nobody needs the object: no copies are wanted. */
    void wantNone(String key) {
        jdbc.sql(
                        "UPDATE object_copies SET want_b2 = false, want_wasabi = false, want_scw = false WHERE object_key = :key")
                .param("key", key)
                .update();
    }

    /** The next attempt is put off for so many microseconds. */
    void putOff(String key, long delay) {
        jdbc.sql("UPDATE object_copies SET last_attempt = last_attempt + :delay WHERE object_key = :key")
                .param("delay", delay)
                .param("key", key)
                .update();
    }

    /** A copy is there; false if nothing refers to the object any more. */
    boolean copied(String key, DataCentre place) {
        var column = switch (place) {
            case B2_EU_CEN -> "b2";
            case WASABI_EU_CENTRAL_2_V3 -> "wasabi";
            case SCW_EU_FR_V3 -> "scw";
            default -> throw new IllegalArgumentException("no copies are noted at " + place);
        };
        return jdbc.sql("""
                WITH copy AS (
                    UPDATE object_copies SET %s = now_utc_micro_seconds() WHERE object_key = :key
                )
                UPDATE object_keys
                   SET datacenters = array_append(array_remove(datacenters, :place::s3region), :place::s3region)
                 WHERE object_key = :key
                """.formatted(column))
                        .param("key", key)
                        .param("place", place.label())
                        .update()
                == 1;
    }
}
