package io.recourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.recourse.contracts.Catalogue.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The launcher makes topics, users and ACLs from this document, so it must be complete and true. */
class AsyncApiTest {

    private static final JsonNode API = parse();

    private static JsonNode parse() {
        try {
            return new YAMLMapper()
                    .readTree(Catalogue.MODULE.resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void it_is_asyncapi_3_and_every_reference_leads_somewhere() {
        assertThat(API.path("asyncapi").asText()).isEqualTo("3.0.0");
        List<String> refs = API.findValuesAsText("$ref");
        assertThat(refs).isNotEmpty().allSatisfy(ref -> {
            if (ref.startsWith("#")) {
                assertThat(API.at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
            } else {
                assertThat(Files.exists(Catalogue.MODULE.resolve(ref))).as(ref).isTrue();
            }
        });
    }

    @Test
    void it_lists_every_contract_and_nothing_else() {
        Map<String, String> expected = new HashMap<>();
        Catalogue.contracts().forEach(c -> expected.put(c.ceType(), "./events/" + c.schemaFile()));

        Map<String, String> listed = new HashMap<>();
        API.at("/components/messages").properties().forEach(m -> {
            assertThat(m.getValue().path("name").asText()).as("ce_type").isEqualTo(m.getKey());
            listed.put(m.getKey(), m.getValue().at("/payload/$ref").asText());
        });
        assertThat(listed).isEqualTo(expected);
    }

    @Test
    void every_message_travels_where_its_examples_go_and_every_topic_carries_an_example() {
        Map<String, Set<String>> addresses = new HashMap<>();
        API.path("channels")
                .forEach(channel -> channel.path("messages").fieldNames().forEachRemaining(name -> addresses
                        .computeIfAbsent(name, _ -> new TreeSet<>())
                        .add(channel.path("address").asText())));
        assertThat(addresses).hasSameSizeAs(Catalogue.contracts());
        for (Contract<?> contract : Catalogue.contracts()) {
            Set<String> own = addresses.getOrDefault(contract.ceType(), Set.of());
            if (!PublicEvent.class.isAssignableFrom(contract.type())) {
                assertThat(own).singleElement().asString().startsWith(contract.publisher() + ".{");
                continue;
            }
            Set<String> reached = new TreeSet<>();
            for (Path example : contract.examples()) {
                String topic = ((PublicEvent) contract.read(Catalogue.text(example))).topic();
                assertThat(own.stream().filter(address -> topic.matches(pattern(address))))
                        .as("%s goes to %s", example.getFileName(), topic)
                        .singleElement()
                        .satisfies(reached::add);
            }
            assertThat(reached).as(contract.name()).isEqualTo(own);
        }
    }

    @Test
    void our_doors_know_every_version_and_an_event_is_told_in_its_newest() {
        assertThat(PublicEvent.types())
                .containsExactlyInAnyOrderElementsOf(Catalogue.contracts().stream()
                        .filter(c -> PublicEvent.class.isAssignableFrom(c.type()))
                        .map(Contract::ceType)
                        .toList());
        for (Contract<?> contract : Catalogue.newest()) {
            for (Path example : contract.examples()) {
                if (contract.read(Catalogue.text(example)) instanceof PublicEvent event) {
                    assertThat(event.ceType()).isEqualTo(contract.ceType());
                }
            }
        }
    }

    @Test
    void a_lenders_id_is_the_same_in_records_and_schemas() {
        assertThat(Catalogue.text(Catalogue.MODULE.resolve("events/common/LenderId.v1.schema.json")))
                .contains("\"^" + LenderNotice.LENDER + "$\"");
    }

    private static String pattern(String address) {
        return address.replace(".", "\\.").replaceAll("\\{\\w+}", "[a-z0-9-]+");
    }

    @Test
    void our_events_carry_the_headers_of_the_language() throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (Field constant : Headers.class.getFields()) {
            names.add((String) constant.get(null));
        }
        assertThat(fields(API.at("/components/schemas/EventHeaders/properties")))
                .isEqualTo(names);
        for (Contract<?> contract : Catalogue.contracts()) {
            boolean ours = PublicEvent.class.isAssignableFrom(contract.type());
            assertThat(API.at("/components/messages/" + contract.ceType() + "/headers/$ref")
                            .asText())
                    .isEqualTo("#/components/schemas/" + (ours ? "EventHeaders" : "PartnerHeaders"));
        }
    }

    /** The door for partners' topics demands none; a header that is there is looked at all the same. */
    @Test
    void partners_need_not_send_a_header() {
        assertThat(API.at("/components/schemas/PartnerHeaders").has("required")).isFalse();
    }

    @Test
    void every_channel_is_ready_to_be_made_and_guarded() {
        JsonNode roles = API.path("x-roles");
        API.path("channels").forEach(channel -> {
            String address = channel.path("address").asText();
            JsonNode kafka = channel.at("/bindings/kafka");
            assertThat(kafka.path("partitions").asInt()).as(address).isPositive();
            assertThat(kafka.path("replicas").asInt()).as(address).isPositive();
            assertThat(fields(kafka.path("topicConfiguration"))).contains("cleanup.policy", "retention.ms");
            JsonNode access = channel.path("x-access");
            assertThat(fields(access)).containsExactly("read", "write");
            List<String> named = new ArrayList<>(texts(access.path("read")));
            named.addAll(texts(access.path("write")));
            assertThat(named).as(address).allSatisfy(role -> {
                assertThat(roles.has(role)).as(role).isTrue();
                String parameter = roles.at("/" + role + "/parameter").asText();
                assertThat(parameter.isEmpty() || address.contains("{" + parameter + "}"))
                        .as(role + " is a party to " + address)
                        .isTrue();
            });
        });
    }

    @Test
    void only_connectors_and_partners_write() {
        API.path("channels").forEach(channel -> assertThat(texts(channel.at("/x-access/write")))
                .hasSize(1)
                .noneMatch(role -> role.startsWith("service-")));
    }

    @Test
    void operations_and_access_say_the_same() {
        Set<String> byAccess = new TreeSet<>();
        API.path("channels").properties().forEach(channel -> {
            texts(channel.getValue().at("/x-access/write"))
                    .forEach(r -> byAccess.add("send " + channel.getKey() + " " + r));
            texts(channel.getValue().at("/x-access/read"))
                    .forEach(r -> byAccess.add("receive " + channel.getKey() + " " + r));
        });
        byAccess.removeIf(line -> !line.contains(" connect-") && !line.contains(" service-"));

        Set<String> byOperation = new TreeSet<>();
        API.path("operations")
                .forEach(o -> byOperation.add(o.path("action").asText() + " "
                        + o.at("/channel/$ref").asText().substring("#/channels/".length()) + " "
                        + o.path("x-role").asText()));
        assertThat(byOperation).isEqualTo(byAccess);
    }

    @Test
    void every_role_has_one_principal() {
        List<String> principals = new ArrayList<>();
        API.path("x-roles")
                .forEach(role -> principals.add(role.path("principal").asText()));
        assertThat(principals).doesNotContain("").doesNotHaveDuplicates();
        assertThat(fields(API.path("x-roles"))).containsAll(Arrays.asList("lender", "lawfirm", "venue", "channel"));
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
