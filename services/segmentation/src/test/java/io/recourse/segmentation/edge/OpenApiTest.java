package io.recourse.segmentation.edge;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.OpenApi;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
class OpenApiTest {

    @Test
    void the_service_says_of_its_doors_what_is_checked_in() {
        OpenApi.isAsPublished("segmentation");
    }
}
