package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Problem;
import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.domain.ModelPlace;
import io.recourse.segmentation.domain.ScorecardDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is no model is refused, with the path of each fault. */
@NullUnmarked
class ModelFormTest {

    private static final ModelForm FORM = new ModelForm();

    private static ObjectNode shipped() {
        return SealedJson.mapper().valueToTree(PolicyFiles.model(ModelPlace.HISTORY));
    }

    private static List<Problem.Fault> faults(String json) {
        BadInput refused = catchThrowableOfType(BadInput.class, () -> FORM.read(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused).as(json.substring(0, Math.min(80, json.length()))).isNotNull();
        return refused.faults();
    }

    private static List<String> paths(Consumer<ObjectNode> spoil) {
        ObjectNode model = shipped();
        spoil.accept(model);
        return faults(model.toString()).stream().map(Problem.Fault::field).toList();
    }

    private static ObjectNode object(ObjectNode model, String pointer) {
        return (ObjectNode) model.at(pointer);
    }

    private static ArrayNode array(ObjectNode model, String pointer) {
        return (ArrayNode) model.at(pointer);
    }

    @Test
    void what_ships_has_the_form_and_is_read_as_it_is_written() throws BadInput, IOException {
        for (ModelPlace place : ModelPlace.values()) {
            ScorecardDocument document = PolicyFiles.model(place);
            assertThat(FORM.read(SealedJson.mapper().writeValueAsBytes(document)))
                    .isEqualTo(document);
        }
    }

    @Test
    void a_feature_that_is_unknown_or_must_never_be_looked_at_is_refused_where_it_stands() {
        for (String feature : List.of("SEX", "AGE", "MARRIAGE", "EDUCATION", "SHOE_SIZE", "status_1")) {
            assertThat(paths(model -> object(model, "/features/2").put("feature", feature)))
                    .as(feature)
                    .containsExactly("/features/2/feature");
        }
        assertThat(faults(shipped().toString().replace("STATUS_3", "SEX"))
                        .getFirst()
                        .detail())
                .contains("sex, age, marriage and education are not in it");
        assertThat(paths(model -> object(model, "/features/1").put("feature", "STATUS_1")))
                .containsExactly("/features/1/feature");
        assertThat(paths(model -> object(model, "/features/1").remove("feature")))
                .containsExactly("/features/1/feature");
        assertThat(paths(model -> model.remove("features"))).containsExactly("/features");
        assertThat(paths(model -> model.putArray("features"))).contains("/features");
    }

    @Test
    void a_number_that_is_missing_or_none_is_refused_where_it_stands() {
        for (String none :
                List.of("NaN", "Infinity", "-Infinity", "1e999", "-1e999", "\"NaN\"", "null", "true", "1e300")) {
            assertThat(faults(shipped().toString().replaceFirst("\"weight\":[-0-9.]+", "\"weight\":" + none)))
                    .as(none)
                    .extracting(Problem.Fault::field)
                    .containsExactly("/features/0/bins/0/weight");
            assertThat(faults(shipped().toString().replaceFirst("\"intercept\":[-0-9.]+", "\"intercept\":" + none)))
                    .as(none)
                    .extracting(Problem.Fault::field)
                    .containsExactly("/intercept");
        }
        assertThat(paths(model -> object(model, "/features/0/bins/0").remove("weight")))
                .containsExactly("/features/0/bins/0/weight");
        assertThat(faults(shipped().toString().replaceFirst("\"ks\":[0-9.]+", "\"ks\":NaN")))
                .extracting(Problem.Fault::field)
                .containsExactly("/provenance/ks");
        assertThat(paths(model -> object(model, "/provenance").put("ks", 1.5))).containsExactly("/provenance");
        for (String below : List.of("1e12", "2147483648", "1.5", "\"1\"", "99999999999999999999999")) {
            assertThat(faults(shipped().toString().replaceFirst("\"below\":-?[0-9]+", "\"below\":" + below)))
                    .as(below)
                    .extracting(Problem.Fault::field)
                    .containsExactly("/features/0/bins/0/below");
        }
    }

    @Test
    void bins_that_are_missing_overlap_or_leave_a_gap_are_refused_where_they_stand() {
        assertThat(paths(model -> object(model, "/features/0").remove("bins"))).containsExactly("/features/0/bins");
        assertThat(paths(model -> object(model, "/features/0").put("bins", 1))).containsExactly("/features/0/bins");
        assertThat(paths(model -> array(model, "/features/0/bins").set(1, 7))).containsExactly("/features/0/bins/1");
        assertThat(paths(model -> object(model, "/features/0/bins/1").put("below", -1)))
                .containsExactly("/features/0/bins/1/below");
        assertThat(paths(model -> object(model, "/features/0/bins/3").put("below", 9)))
                .containsExactly("/features/0/bins/3/below");
        assertThat(paths(model -> object(model, "/features/0/bins/1").remove("below")))
                .containsExactly("/features/0/bins/1/below");
        assertThat(paths(model -> object(model, "/features/0/bins/0").put("weight", 99)))
                .containsExactly("/features/0/bins/1/weight");
    }

    @Test
    void bands_that_are_missing_overlap_or_leave_a_gap_are_refused_where_they_stand() {
        assertThat(paths(model -> model.remove("bands"))).containsExactly("/bands");
        assertThat(paths(model -> array(model, "/bands").remove(1))).containsExactly("/bands");
        assertThat(paths(model -> object(model, "/bands/1").put("belowPpm", 40_000)))
                .containsExactly("/bands/1/belowPpm");
        assertThat(paths(model -> object(model, "/bands/4").put("belowPpm", 900_000)))
                .containsExactly("/bands/4/belowPpm");
        assertThat(paths(model -> object(model, "/bands/0").put("belowPpm", 2_000_000)))
                .containsExactly("/bands/0/belowPpm");
        assertThat(paths(model -> object(model, "/bands/0").put("band", "F"))).contains("/bands/0/band");
    }

    @Test
    void what_it_reads_of_an_account_must_be_said_and_possible() {
        assertThat(paths(model -> model.remove("history")))
                .hasSize(shipped().path("features").size())
                .contains("/features/0/feature");
        Map.of("months", 2, "currency", "XYZ").forEach((field, value) -> assertThat(
                        paths(model -> object(model, "/history").putPOJO(field, value)))
                .as(field)
                .containsExactly("/history/" + field));
        assertThat(paths(model -> object(model, "/history").put("months", 25))).containsExactly("/history/months");
        assertThat(paths(model -> object(model, "/history").remove("months"))).contains("/history/months");
    }

    @Test
    void a_name_that_is_none_a_field_that_is_not_known_and_a_source_that_is_missing_are_refused() {
        for (String name : List.of("card-history", "card history@1", "card-history@0", "Card@1", "")) {
            assertThat(paths(model -> model.put("model", name))).as(name).containsExactly("/model");
        }
        assertThat(paths(model -> model.remove("model"))).containsExactly("/model");
        assertThat(paths(model -> model.remove("source"))).containsExactly("/source");
        assertThat(paths(model -> object(model, "/source").put("validFrom", "yesterday")))
                .containsExactly("/source/validFrom");
        assertThat(paths(model -> object(model, "/source").put("validTo", "2001-01-01")))
                .containsExactly("/source");
        assertThat(paths(model -> model.put("reasonCount", 0))).containsExactly("/reasonCount");
        // by the part it stands in: what its writer calls it is not told
        assertThat(paths(model -> model.put("learned/by", "heart"))).containsExactly("");
        assertThat(paths(model ->
                        object(model, "/features/0").putObject("Zhang San").put("weight", Double.NaN)))
                .containsExactly("/features/0");
        assertThat(paths(model -> model.put("months", 6).put("intercept", "none")))
                .containsExactlyInAnyOrder("", "/intercept");
        assertThat(paths(model -> object(model, "/provenance").remove("rows"))).containsExactly("/provenance/rows");
        assertThat(paths(model -> object(model, "/features/0").put("monotone", "UPWARDS")))
                .containsExactly("/features/0/monotone");
        assertThat(paths(model -> object(model, "/features/0").put("reason", "two words")))
                .containsExactly("/features/0/reason");
    }

    @Test
    void all_faults_of_form_and_of_meaning_are_told_at_once_and_nothing_is_quoted() {
        String spoilt = shipped()
                .toString()
                .replace("card-history@1", "Zhang San")
                .replaceFirst("\"intercept\":[-0-9.]+", "\"intercept\":NaN")
                .replace("STATUS_3", "ZHANG_SAN")
                .replaceFirst("\"below\":-1", "\"below\":\"Zhang San\"")
                .replaceFirst("\"band\":\"A\",\"belowPpm\":40000", "\"band\":\"A\",\"belowPpm\":100000");
        assertThat(faults(spoilt))
                .extracting(Problem.Fault::field)
                .containsExactlyInAnyOrder(
                        "/intercept", "/features/0/bins/0/below", "/features/2/feature", "/model", "/bands/1/belowPpm");
        assertThat(faults(spoilt))
                .extracting(Problem.Fault::detail)
                .noneMatch(detail -> detail.contains("Zhang") || detail.contains("ZHANG"));
    }

    @Test
    void a_byte_order_mark_before_a_model_is_no_json() {
        assertThat(faults("\ufeff" + shipped()).getFirst().rule()).isEqualTo("json-malformed");
        assertThat(faults("\ufeff" + shipped().toString().replaceFirst("\"intercept\":[^,]+", "\"intercept\":NaN"))
                        .getFirst()
                        .rule())
                .isEqualTo("json-malformed");
    }

    @Test
    void what_is_no_document_at_all_is_refused_as_such() {
        assertThat(faults("{").getFirst().rule()).isEqualTo("json-malformed");
        assertThat(faults("{\"intercept\": NaN").getFirst().rule()).isEqualTo("json-malformed");
        assertThat(faults("{\"intercept\": NaN, \"intercept\": 1}").getFirst().rule())
                .isEqualTo("json-malformed");
        assertThat(faults("[]").getFirst().rule()).isEqualTo("schema");
        assertThat(faults("NaN").getFirst().field()).isEmpty();
        assertThat(faults(" ".repeat(ModelForm.MOST_BYTES) + shipped())
                        .getFirst()
                        .rule())
                .isEqualTo("body-too-large");
        JsonNode nothing = SealedJson.mapper().createObjectNode();
        assertThat(faults(nothing.toString()))
                .extracting(Problem.Fault::field)
                .containsExactlyInAnyOrder("/source", "/reasonCount", "/features", "/model", "/intercept", "/bands");
    }
}
