package museum.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatementLogTest {

    private static final String LOG = """
            @museum@LOG:  duration: 0.010 ms  parse <unnamed>: BEGIN READ ONLY
            @museum@LOG:  duration: 0.001 ms  execute <unnamed>: BEGIN READ ONLY
            @museum@LOG:  duration: 0.100 ms  bind S_4/C_5: SELECT file_id
            \t  FROM files
            \t WHERE name = $1 AND owner_id = $2 AND app = $3
            @museum@DETAIL:  Parameters: $1 = 'it''s', $2 = '5', $3 = NULL
            @museum@LOG:  duration: 2.000 ms  execute S_4/C_5: SELECT file_id
            \t  FROM files
            \t WHERE name = $1 AND owner_id = $2 AND app = $3
            @museum@DETAIL:  Parameters: $1 = 'it''s', $2 = '5', $3 = NULL
            @museum@LOG:  duration: 1.500 ms  execute fetch from S_4/C_5: SELECT file_id
            \t  FROM files
            \t WHERE name = $1 AND owner_id = $2 AND app = $3
            @museum@DETAIL:  Parameters: $1 = 'it''s', $2 = '5', $3 = NULL
            @bench@LOG:  duration: 9.000 ms  statement: SELECT pg_reload_conf()
            @museum@LOG:  duration: 0.010 ms  statement:\s
            @@LOG:  checkpoint starting: time
            @museum@LOG:  duration: 0.400 ms  execute S_1: COMMIT
            """;

    @Test
    void tellsWhatWasExecutedWithAllItsSteps() {
        var executed = StatementLog.parse(LOG);

        assertThat(executed).hasSize(3);
        assertThat(executed.get(0).beginsTransaction()).isTrue();
        assertThat(executed.get(1).sql())
                .isEqualTo("SELECT file_id\n  FROM files\n WHERE name = $1 AND owner_id = $2 AND app = $3");
        assertThat(executed.get(1).parameters()).containsExactly("it's", "5", null);
        assertThat(executed.get(1).millis()).isCloseTo(3.6, within(1e-9));
        assertThat(executed.get(1).fetches()).isEqualTo(1);
        assertThat(executed.get(2).endsTransaction()).isTrue();
    }
}
