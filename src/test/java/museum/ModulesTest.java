package museum;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Packages are modules: no cycles between them, and nobody reaches into another's insides. */
class ModulesTest {

    @Test
    void modulesKeepTheirBoundaries() {
        ApplicationModules.of(Museum.class).verify();
    }
}
