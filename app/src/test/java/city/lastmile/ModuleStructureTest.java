package city.lastmile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleStructureTest {

    @Test
    void domains_depend_on_each_other_only_as_the_design_allows() {
        ApplicationModules modules = ApplicationModules.of(LastmileApplication.class);

        assertThat(modules.stream()).hasSizeGreaterThanOrEqualTo(8);
        modules.verify();
    }
}
