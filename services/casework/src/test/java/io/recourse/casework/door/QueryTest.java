package io.recourse.casework.door;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.Client;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked in a query and cannot be read is told by field and rule. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
class QueryTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/cases?after=%00, after, text-has-nul",
        "/v1/cases?status=OPEN%00, status, text-has-nul",
        "/v1/cases?limit=abc, limit, field-invalid",
        "/v1/cases/c-1/journal?after=abc, after, field-invalid",
        "/v1/cases/c-1/journal?limit=1.5, limit, field-invalid",
        "/v1/waiting?after=x, after, field-invalid",
        "/v1/waiting?limit=99999999999999999999, limit, field-invalid",
        "/v1/parked?after=case/%00, after, text-has-nul",
        "/v1/parked?limit=a, limit, field-invalid",
        "/v1/parked?limit=-1, limit, field-invalid",
        "/v1/cases?limit=0, limit, field-invalid",
        "/v1/cases?limit=501, limit, field-invalid",
        "/v1/cases/c-1/journal?limit=9223372036854775807, limit, field-invalid",
    })
    void a_query_that_cannot_be_read_is_a_problem_of_its_field(String path, String field, String rule) {
        Client.problem(Client.as(TestTokens.OPERATOR).get(path).then(), 400, rule, field);
    }
}
