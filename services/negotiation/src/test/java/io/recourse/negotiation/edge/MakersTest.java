package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.negotiation.domain.Maker;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may offer and approve how much is the installation's word. */
class MakersTest {

    private static final String MAKERS = "recourse.negotiation.makers.";

    @Test
    void whoever_is_not_named_is_a_machine() {
        assertThat(role("lender-a", Map.of())).isEqualTo(Maker.BOT);
        assertThat(role("lender-a", Map.of(MAKERS + "staff", "zhao,an", MAKERS + "supervisors", "li")))
                .isEqualTo(Maker.BOT);
    }

    @Test
    void whoever_is_named_is_what_he_is_named_as() {
        Map<String, String> named =
                Map.of(MAKERS + "staff", "zhao,an", MAKERS + "supervisors", "li", MAKERS + "others", "STAFF");
        assertThat(role("an", named)).isEqualTo(Maker.STAFF);
        assertThat(role("li", named)).isEqualTo(Maker.SUPERVISOR);
        assertThat(role("lender-a", named)).isEqualTo(Maker.STAFF);
    }

    @Test
    void whoever_is_named_twice_has_the_lesser_role() {
        assertThat(role("li", Map.of(MAKERS + "staff", "li", MAKERS + "supervisors", "li")))
                .isEqualTo(Maker.STAFF);
        assertThat(role("li", Map.of(MAKERS + "bots", "li", MAKERS + "staff", "li", MAKERS + "others", "SUPERVISOR")))
                .isEqualTo(Maker.BOT);
    }

    private static Maker role(String caller, Map<String, String> properties) {
        MakersConfig config = new SmallRyeConfigBuilder()
                .withMapping(MakersConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(MakersConfig.class);
        return new Makers(config).of(new Caller(caller, "lender-a", Role.LENDER));
    }
}
