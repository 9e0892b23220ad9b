package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is a person is the installation's word. */
class MakersTest {

    private static final String MAKERS = "recourse.intake.makers.";

    @Test
    void whoever_is_not_named_is_a_machine_unless_people_alone_have_tokens() {
        assertThat(isPerson("li", Map.of())).isFalse();
        assertThat(isPerson("lender-a", Map.of(MAKERS + "staff", "zhao,an", MAKERS + "supervisors", "li")))
                .isFalse();
        assertThat(isPerson("lender-a", Map.of(MAKERS + "others", "SUPERVISOR")))
                .isTrue();
        assertThat(isPerson("lender-a", Map.of(MAKERS + "others", "STAFF"))).isTrue();
    }

    @Test
    void staff_and_supervisors_are_people_and_a_bot_is_none_whatever_else_it_is_named_as() {
        Map<String, String> named = Map.of(MAKERS + "staff", "zhao,an", MAKERS + "supervisors", "li");
        assertThat(isPerson("an", named)).isTrue();
        assertThat(isPerson("li", named)).isTrue();
        assertThat(isPerson(
                        "li", Map.of(MAKERS + "bots", "li", MAKERS + "staff", "li", MAKERS + "others", "SUPERVISOR")))
                .isFalse();
    }

    private static boolean isPerson(String caller, Map<String, String> properties) {
        MakersConfig config = new SmallRyeConfigBuilder()
                .withMapping(MakersConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(MakersConfig.class);
        return new Makers(config).isPerson(new Caller(caller, "lender-a", Role.LENDER));
    }
}
