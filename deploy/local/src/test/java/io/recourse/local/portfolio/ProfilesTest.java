package io.recourse.local.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    private static final long SEED = 1;
    private static final List<SampleAccount> ACCOUNTS = Portfolio.of(SEED).accounts();
    private static final Profiles PROFILES = new Profiles(SEED);
    private static final List<JsonNode> TOLD = ACCOUNTS.stream()
            .map(PROFILES::of)
            .flatMap(Optional::stream)
            .map(ProfilesTest::tree)
            .toList();

    private static final Path SEGMENTATION = Path.of("../../services/segmentation/src");
    /** The first profiles of the default sample, which segmentation's tests read. */
    private static final Path SHOWN = SEGMENTATION.resolve("test/resources/sample/profiles.ndjson");

    private static final int SHOWN_ACCOUNTS = 60;

    private static JsonNode tree(String json) {
        try {
            return SealedJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lines(long seed, Stream<SampleAccount> accounts) {
        Profiles profiles = new Profiles(seed);
        return accounts.map(profiles::of)
                .flatMap(Optional::stream)
                .map(profile -> profile + "\n")
                .collect(Collectors.joining());
    }

    private static long share(Predicate<JsonNode> that) {
        return TOLD.stream().filter(that).count() * 1000 / TOLD.size();
    }

    private static long sum(JsonNode months, String part) {
        return months.valueStream()
                .filter(month -> month.has("declared") && month.has("spent"))
                .mapToLong(month -> month.get(part).asLong())
                .sum();
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_does_not() {
        assertThat(lines(SEED, ACCOUNTS.stream()))
                .isEqualTo(lines(SEED, Portfolio.of(SEED).stream()))
                .isNotEqualTo(lines(SEED + 1, ACCOUNTS.stream()));
    }

    @Test
    void every_profile_conforms_to_the_published_schema_and_fits_its_door() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(Files.readString(SEGMENTATION.resolve("main/resources/schema/Profile.v1.schema.json")));
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
        assertThat(TOLD).allSatisfy(profile -> {
            assertThat(schema.validate(profile.toString(), InputFormat.JSON)).isEmpty();
            assertThat(profile.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(32 * 1024);
        });
    }

    @Test
    void some_lenders_tell_nothing_and_every_part_is_left_out_by_some() {
        assertThat(TOLD.size() * 1000 / ACCOUNTS.size()).isBetween(800, 900);
        assertThat(List.of(
                        "account",
                        "budget",
                        "assets",
                        "liabilities",
                        "work",
                        "contacts",
                        "promises",
                        "records",
                        "transfers",
                        "holdings",
                        "market"))
                .allSatisfy(part ->
                        assertThat(share(profile -> profile.has(part))).as(part).isBetween(300L, 980L));
    }

    @Test
    void a_third_lives_in_the_country_and_some_conceal_transfer_or_own_companies_in_a_ring() {
        assertThat(share(p -> p.at("/market/area").asText().equals("RURAL"))).isBetween(250L, 400L);
        assertThat(share(p -> p.at("/market/area").asText().equals("URBAN"))).isBetween(500L, 700L);
        assertThat(share(p -> sum(p.path("budget"), "spent") * 10 >= sum(p.path("budget"), "declared") * 23
                        && sum(p.path("budget"), "spent") > 0))
                .isBetween(30L, 150L);
        assertThat(share(p -> p.path("transfers")
                        .valueStream()
                        .anyMatch(t ->
                                t.get("received").asLong() < t.get("amount").asLong())))
                .isBetween(50L, 200L);
        assertThat(share(p -> p.path("holdings")
                        .valueStream()
                        .anyMatch(h -> h.get("owned").asText().equals("c1")
                                && !h.get("owner").asText().equals("debtor"))))
                .isBetween(10L, 100L);
    }

    @Test
    void the_months_of_an_account_end_as_late_as_its_statement_says() {
        assertThat(ACCOUNTS).allSatisfy(sample -> PROFILES.of(sample)
                .map(ProfilesTest::tree)
                .filter(profile -> profile.has("account"))
                .ifPresent(profile -> {
                    JsonNode latest = profile.at("/account/months/0");
                    boolean late = sample.message().instalments().stream()
                            .anyMatch(i -> i.dueOn().isBefore(sample.message().asOf()));
                    assertThat(latest.get("status").asInt() > 0 || !late).isTrue();
                    assertThat(profile.get("currency").asText())
                            .isEqualTo(sample.message().currency());
                }));
    }

    /** Written anew with {@code -Dsample.write=true}. */
    @Test
    void the_profiles_that_segmentation_is_tested_with_are_those_of_the_default_sample() throws IOException {
        String made = lines(SEED, ACCOUNTS.stream().limit(SHOWN_ACCOUNTS));
        if (Boolean.getBoolean("sample.write")) {
            Files.createDirectories(SHOWN.getParent());
            Files.writeString(SHOWN, made);
        }
        assertThat(SHOWN).hasContent(made);
    }
}
