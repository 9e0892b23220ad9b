package io.recourse.local.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.local.parts.Services;
import io.recourse.local.process.StackFailed;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.junit.jupiter.api.Test;

class AccessPlanTest {
    private static final Path REPOSITORY =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    private final AccessPlan plan = AccessPlan.of(
            AsyncApi.read(resource("asyncapi-small.yaml")),
            Partners.read(resource("partners-two.json")),
            Set.of("connect"));

    @Test
    void every_partner_gets_its_own_copy_of_a_partner_channel() {
        assertThat(plan.topics())
                .containsOnlyKeys(
                        "cases.intake",
                        "lenders.harbour.accounts",
                        "lenders.meridian.accounts",
                        "lenders.harbour.notices",
                        "lenders.meridian.notices",
                        "__debezium-heartbeat.intake",
                        "__debezium-heartbeat.segmentation",
                        "__debezium-heartbeat.negotiation",
                        "__debezium-heartbeat.litigation",
                        "__debezium-heartbeat.disposal");
        assertThat(plan.topics().get("cases.intake"))
                .isEqualTo(new AccessPlan.Topic(
                        2, (short) 1, Map.of("cleanup.policy", "delete", "retention.ms", "2592000000")));
    }

    @Test
    void a_partner_writes_its_input_reads_its_notices_and_reaches_nothing_else() {
        assertThat(grants("lender-harbour"))
                .containsExactlyInAnyOrder(
                        "READ GROUP PREFIXED lender-harbour.",
                        "WRITE TOPIC LITERAL lenders.harbour.accounts",
                        "READ TOPIC LITERAL lenders.harbour.notices");
    }

    @Test
    void a_service_reads_what_it_subscribes_and_writes_nothing() {
        assertThat(grants("service-intake"))
                .containsExactlyInAnyOrder(
                        "READ GROUP LITERAL service-intake",
                        "READ TOPIC LITERAL lenders.harbour.accounts",
                        "READ TOPIC LITERAL lenders.meridian.accounts");
        assertThat(plan.acls())
                .filteredOn(acl -> acl.entry().principal().startsWith("User:service-"))
                .noneMatch(acl -> acl.entry().operation() == AclOperation.WRITE);
    }

    /** Cases outlive a registration, so its right to tell lenders does not depend on one; to speak for one it never has. */
    @Test
    void a_connector_writes_its_own_services_topics_its_heartbeat_and_to_every_lender_but_for_none() {
        assertThat(grants("connect-intake"))
                .containsExactlyInAnyOrder(
                        "WRITE TOPIC LITERAL cases.intake",
                        "WRITE TOPIC PREFIXED lenders.",
                        "CREATE TOPIC PREFIXED lenders.",
                        "WRITE TOPIC LITERAL lenders.harbour.accounts DENY",
                        "WRITE TOPIC LITERAL lenders.meridian.accounts DENY",
                        "WRITE TOPIC LITERAL __debezium-heartbeat.intake");
        assertThat(plan.users()).contains("connect", "connect-intake", "lender-meridian");
        assertThat(grants("connect")).isEmpty();
    }

    /** The registry may lose anybody: what our own processes may write and make stays. */
    @Test
    void no_connectors_right_is_lost_with_a_registration() {
        AsyncApi language = AsyncApi.read(REPOSITORY.resolve("contracts/asyncapi.yaml"));
        AccessPlan nobody = AccessPlan.of(language, new Partners(Map.of()), Set.of());
        AccessPlan all =
                AccessPlan.of(language, Partners.read(REPOSITORY.resolve("deploy/local/partners.json")), Set.of());
        assertThat(all.acls().stream()
                        .filter(acl -> acl.entry().principal().startsWith("User:connect-"))
                        .filter(acl -> acl.entry().permissionType() == AclPermissionType.ALLOW))
                .isNotEmpty()
                .allSatisfy(acl -> assertThat(nobody.acls()).contains(acl));
    }

    @Test
    void the_published_language_and_the_shipped_registry_fit_together() {
        AsyncApi language = AsyncApi.read(REPOSITORY.resolve("contracts/asyncapi.yaml"));
        AccessPlan real =
                AccessPlan.of(language, Partners.read(REPOSITORY.resolve("deploy/local/partners.json")), Set.of());
        assertThat(real.topics())
                .containsKeys("cases.intake", "cases.disposal", "parties.intake", "lenders.east-bank.accounts")
                .containsKeys(Services.ALL.stream()
                        .map(service -> "__debezium-heartbeat." + service)
                        .toArray(String[]::new));
        assertThat(real.topics().keySet()).noneMatch(topic -> topic.contains("{"));
        assertThat(real.users()).noneMatch(user -> user.contains("{"));
    }

    @Test
    void an_id_that_could_lie_inside_anothers_name_is_no_id() throws Exception {
        for (String bad : List.of("harbour.meridian", "Harbour", "", "a*", "harbour\"}, {\"id\": \"harbour")) {
            String registry = "{\"lenders\": [{\"id\": \"" + bad + "\"}]}";
            assertThatThrownBy(() -> Partners.of(new JsonMapper().readTree(registry)))
                    .as(bad)
                    .isInstanceOf(StackFailed.class)
                    .hasMessageContaining("lenders");
        }
    }

    private List<String> grants(String user) {
        return plan.acls().stream()
                .filter(acl -> acl.entry().principal().equals("User:" + user))
                .map(acl -> acl.entry().operation() + " " + acl.pattern().resourceType() + " "
                        + acl.pattern().patternType() + " " + acl.pattern().name()
                        + (acl.entry().permissionType() == AclPermissionType.DENY ? " DENY" : ""))
                .toList();
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(AccessPlanTest.class.getResource("/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
