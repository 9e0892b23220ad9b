package io.recourse.negotiation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.rules.spec.PackSources;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackSourcesTest {

    @Test
    void every_value_of_every_policy_has_a_source() throws IOException {
        assertThat(PackSources.faults(Path.of("src/main/resources/policy"))).isEmpty();
    }

    @Test
    void every_template_has_a_source() throws IOException {
        assertThat(PackSources.faults(Path.of("src/main/resources/templates"))).isEmpty();
    }
}
