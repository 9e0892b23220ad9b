package io.recourse.casework.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Maker;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which role somebody acts, and who is a person, is the installation's word. */
class MakersTest {

    private static final String MAKERS = "recourse.anywhere.makers.";

    @ConfigMapping(prefix = "recourse.anywhere.makers")
    interface Anywhere extends MakersConfig {}

    @Test
    void whoever_is_not_named_is_a_machine() {
        assertThat(role("lender-a", Map.of())).isEqualTo(Maker.BOT);
        assertThat(role("lender-a", Map.of(MAKERS + "staff", "zhao,an", MAKERS + "supervisors", "li")))
                .isEqualTo(Maker.BOT);
    }

    @Test
    void whoever_is_not_named_is_a_person_where_people_alone_have_tokens() {
        assertThat(role("lender-a", Map.of(MAKERS + "others", "SUPERVISOR"))).isEqualTo(Maker.SUPERVISOR);
        assertThat(role("lender-a", Map.of(MAKERS + "others", "STAFF"))).isEqualTo(Maker.STAFF);
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
        Anywhere config = new SmallRyeConfigBuilder()
                .withMapping(Anywhere.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(Anywhere.class);
        return new Makers(config).of(new Caller(caller, "lender-a", Role.LENDER));
    }
}
