package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.contracts.json.SealedJson;
import io.recourse.rules.spec.PackSources;
import io.recourse.segmentation.domain.Profile;
import io.recourse.segmentation.edge.IndicatorDocument.Entry;
import io.recourse.segmentation.edge.IndicatorDocument.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The catalogue of indicators, and what each of them says of the profiles of {@code indicators.vectors.json}. */
class IndicatorCatalogueTest {

    private static final Path FOLDER = Path.of("src/main/resources/catalogue");
    private static final IndicatorCatalogue CATALOGUE = new IndicatorCatalogue();

    private static List<JsonNode> vectors() throws IOException {
        return SealedJson.mapper()
                .readTree(Files.readString(FOLDER.resolve("indicators.vectors.json")))
                .get("vectors")
                .valueStream()
                .toList();
    }

    @Test
    void there_are_at_least_two_hundred_in_twelve_categories_and_none_is_empty() {
        IndicatorDocument document = CATALOGUE.document();
        Map<String, Long> counts =
                document.indicators().stream().collect(Collectors.groupingBy(Entry::category, Collectors.counting()));
        assertThat(document.indicators()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(counts.keySet())
                .hasSize(12)
                .containsExactlyInAnyOrderElementsOf(document.categories().stream()
                        .map(IndicatorDocument.Category::code)
                        .toList());
    }

    @Test
    void each_has_a_name_in_two_languages_a_formula_a_field_a_basis_and_a_code_of_its_own() throws IOException {
        assertThat(CATALOGUE.document().indicators()).allSatisfy(one -> {
            assertThat(one.code()).matches("[a-z][a-z0-9-]{0,47}");
            assertThat(List.of(one.en(), one.zh(), one.formula())).noneMatch(String::isBlank);
            assertThat(one.zh()).containsPattern("\\p{IsHan}");
        });
        assertThat(CATALOGUE.document().indicators()).extracting(Entry::formula).doesNotHaveDuplicates();
        assertThat(CATALOGUE.document().categories())
                .allSatisfy(one -> assertThat(one.legalBasis()).containsPattern("art(s)?\\. [0-9]"));
        assertThat(PackSources.faults(Files.readString(FOLDER.resolve("indicators.json"))))
                .isEmpty();
    }

    @Test
    void each_field_stands_in_the_schema_of_a_profile() {
        JsonNode schema = tree(new ProfileForm().schema());
        assertThat(CATALOGUE.document().indicators()).allSatisfy(one -> {
            JsonNode at = schema;
            for (String part : one.field().substring(1).split("/", -1)) {
                at = part.equals("-") ? at.path("items") : at.path("properties").path(part);
            }
            assertThat(at.isMissingNode()).as(one.code()).isFalse();
        });
    }

    @Test
    void each_says_of_the_profiles_what_the_vectors_say() throws IOException {
        ProfileForm form = new ProfileForm();
        assertThat(vectors()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(vector -> {
            Profile profile = form.read(vector.get("profile").toString().getBytes(StandardCharsets.UTF_8));
            assertThat(CATALOGUE.of(profile)).isEqualTo(values(vector.get("values")));
        });
    }

    @Test
    void each_is_known_of_a_profile_that_tells_all() throws IOException {
        assertThat(values(vectors().getFirst().get("values")))
                .hasSizeGreaterThanOrEqualTo(200)
                .doesNotContainValue(null);
    }

    /** The profiles that {@code make run} tells of the first accounts of its default sample, as its own test says. */
    @Test
    void each_is_known_of_some_profile_of_the_sample_portfolio() throws Exception {
        ProfileForm form = new ProfileForm();
        Set<String> known = new HashSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/sample/profiles.ndjson"))) {
            CATALOGUE.of(form.read(line.getBytes(StandardCharsets.UTF_8))).forEach((code, value) -> {
                if (value != null) {
                    known.add(code);
                }
            });
        }
        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(CATALOGUE.document().indicators().stream()
                        .map(Entry::code)
                        .toList());
    }

    @Test
    void a_profile_that_tells_nothing_is_known_by_nothing() {
        Profile nothing = new Profile(
                java.time.LocalDate.of(2026, 3, 1),
                "CNY",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(CATALOGUE.of(nothing).values()).containsOnlyNulls();
    }

    @Test
    void a_formula_that_names_no_field_no_word_or_another_kind_of_value_is_refused() {
        assertThatThrownBy(() -> with("account.limits", Unit.MINOR)).hasMessageContaining("limits");
        assertThatThrownBy(() -> with("assets.filter(a, a.kind == 'HOUSE').size()", Unit.COUNT))
                .hasMessageContaining("no word");
        assertThatThrownBy(() -> with("account.limit", Unit.TRUTH)).hasMessageContaining("is no bool");
        assertThatThrownBy(() -> with("sex == 'F'", Unit.TRUTH)).hasMessageContaining("sex");
        assertThatThrownBy(() -> new IndicatorCatalogue(document(List.of(entry("a", "1"), entry("a", "1")))))
                .hasMessageContaining("code or category");
        assertThat(with("account.limit", Unit.MINOR).document().indicators()).hasSize(1);
    }

    private static IndicatorCatalogue with(String formula, Unit unit) {
        return new IndicatorCatalogue(
                document(List.of(new Entry("one", "assets", "one", "一", formula, "/assets", unit))));
    }

    private static Entry entry(String code, String formula) {
        return new Entry(code, "assets", "one", "一", formula, "/assets", Unit.COUNT);
    }

    private static IndicatorDocument document(List<Entry> entries) {
        IndicatorDocument document = CATALOGUE.document();
        return new IndicatorDocument(document.source(), document.categories(), entries);
    }

    private static JsonNode tree(String json) {
        try {
            return SealedJson.mapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, @Nullable Object> values(JsonNode node) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> values.put(
                        field.getKey(),
                        field.getValue().isNull()
                                ? null
                                : field.getValue().isBoolean()
                                        ? (Object) field.getValue().asBoolean()
                                        : (Object) field.getValue().asLong()));
        return values;
    }
}
