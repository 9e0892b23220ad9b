package io.recourse.rules.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.json.SealedJson;
import io.recourse.rules.contact.Answer.Allowed;
import io.recourse.rules.contact.Answer.Denied;
import io.recourse.rules.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard answers every published vector, and the vectors leave out nothing that a pack says. */
class ConformanceTest {

    private static final Path FOLDER = Path.of("../../contracts/conformance");

    private record Vector(String id, String sentence, ContactAsk ask, JsonNode answer) {}

    @TestFactory
    Stream<DynamicTest> the_guard_answers_as_the_vectors_say() {
        return Stream.of("CN", "US").flatMap(jurisdiction -> {
            ContactGuard guard = Packs.contactGuard(jurisdiction);
            return vectors(jurisdiction)
                    .map(v -> dynamicTest(v.id() + ": " + v.sentence(), () -> assertAnswer(guard.ask(v.ask()), v)));
        });
    }

    private static void assertAnswer(Answer answer, Vector vector) {
        JsonNode expected = vector.answer();
        switch (answer) {
            case Allowed _ -> assertThat(expected.path("allow").asBoolean()).isTrue();
            case Denied denied -> {
                assertThat(expected.path("allow").asBoolean())
                        .as("denied by " + denied)
                        .isFalse();
                assertThat(denied.rule()).isEqualTo(expected.path("rule").asText());
                assertThat(denied.citation()).isNotBlank();
                JsonNode next = expected.path("nextAllowedAt");
                assertThat(denied.nextAllowedAt())
                        .isEqualTo(
                                next.isNull()
                                        ? null
                                        : OffsetDateTime.parse(next.asText()).toInstant());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CN, 130", "US, 70"})
    void a_file_is_of_the_pack_that_ships_and_has_enough_vectors_each_with_an_id_and_a_sentence_of_its_own(
            String jurisdiction, int atLeast) {
        JsonNode file = file(jurisdiction);
        List<Vector> vectors = vectors(jurisdiction).toList();

        assertThat(file.path("pack").asText())
                .isEqualTo(Packs.contact(jurisdiction).id());
        assertThat(file.path("calendar").asText()).isEqualTo("calendar-" + jurisdiction.toLowerCase(Locale.ROOT));
        assertThat(vectors).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(vectors.stream().map(Vector::id)).doesNotHaveDuplicates();
        assertThat(vectors.stream().map(Vector::sentence)).doesNotHaveDuplicates();
        assertThat(vectors.stream().map(Vector::ask)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"CN", "US"})
    void every_rule_of_a_pack_denies_some_vector_and_no_other_rule_does(String jurisdiction) {
        ContactPack pack = Packs.contact(jurisdiction);
        ContactPack.ThirdParties third = pack.thirdParties();
        Set<String> rules = Stream.of(
                        pack.zones().stream().map(ContactPack.Zone::rule),
                        pack.bars().stream().map(ContactPack.Bar::rule),
                        Stream.of(
                                third.opening().rule(),
                                third.only().rule(),
                                third.perPerson().rule(),
                                third.list().rule()),
                        pack.workingDays().stream().map(ContactPack.WorkingDaysOnly::rule),
                        pack.hours().stream().map(ContactPack.Hours::rule),
                        pack.budgets().stream().map(ContactPack.Budget::rule))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());

        assertThat(vectors(jurisdiction)
                        .filter(v -> !v.answer().path("allow").asBoolean())
                        .map(v -> v.answer().path("rule").asText())
                        .collect(Collectors.toSet()))
                .isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource({"CN", "US"})
    void every_channel_flag_purpose_and_practice_of_a_pack_is_asked_about_and_something_is_allowed_on_every_channel(
            String jurisdiction) {
        List<ContactAsk> asks = vectors(jurisdiction).map(Vector::ask).toList();

        assertThat(vectors(jurisdiction)
                        .filter(v -> v.answer().path("allow").asBoolean())
                        .map(v -> v.ask().channel()))
                .contains(Channel.values());
        assertThat(asks.stream().map(ContactAsk::channel)).contains(Channel.values());
        assertThat(asks.stream().flatMap(a -> a.flags().stream())).contains(Flag.values());
        assertThat(asks.stream().flatMap(a -> a.optedOut().stream())).contains(Channel.values());
        assertThat(asks.stream().map(ContactAsk::purpose)).contains(Purpose.values());
        assertThat(asks.stream().flatMap(a -> a.practices().stream()).distinct())
                .contains(Packs.contact(jurisdiction).zones().stream()
                        .map(ContactPack.Zone::practice)
                        .toArray(Practice[]::new));
        assertThat(asks.stream().flatMap(a -> a.history().stream()).map(Made::outcome))
                .contains(ContactOutcome.values())
                .containsNull();
    }

    @ParameterizedTest
    @CsvSource({"CN", "US"})
    void every_person_is_asked_about(String jurisdiction) {
        assertThat(vectors(jurisdiction).map(v -> v.ask().whom().person())).contains(Person.values());
    }

    private static Stream<Vector> vectors(String jurisdiction) {
        return file(jurisdiction)
                .path("vectors")
                .valueStream()
                .map(v -> new Vector(
                        v.path("id").asText(), v.path("sentence").asText(), ask(v.path("ask")), v.path("answer")));
    }

    private static ContactAsk ask(JsonNode told) {
        ObjectNode ask = told.deepCopy();
        inUtc(ask);
        ask.path("history").forEach(made -> inUtc((ObjectNode) made));
        try {
            return Objects.requireNonNull(SealedJson.mapper().treeToValue(ask, ContactAsk.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The house's reader knows instants in UTC only. */
    private static void inUtc(ObjectNode dated) {
        dated.put(
                "at",
                OffsetDateTime.parse(dated.path("at").asText()).toInstant().toString());
    }

    private static JsonNode file(String jurisdiction) {
        try {
            return SealedJson.mapper()
                    .readTree(Files.readString(
                            FOLDER.resolve("contact-" + jurisdiction.toLowerCase(Locale.ROOT) + ".json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
