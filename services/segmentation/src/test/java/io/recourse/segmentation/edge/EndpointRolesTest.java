package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Endpoints;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may call what segmentation adds to the endpoints of every service. A new endpoint stands here, or this test fails. */
class EndpointRolesTest {

    /** Segmentation is only read: it has no endpoint of its own. */
    static final List<String> TABLE = List.of();

    @Test
    void every_endpoint_is_open_to_exactly_the_roles_of_the_table() {
        assertThat(Endpoints.below("io.recourse.segmentation")).containsExactlyElementsOf(TABLE);
    }
}
