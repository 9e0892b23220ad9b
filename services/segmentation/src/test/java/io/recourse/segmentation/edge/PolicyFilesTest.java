package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.door.BadInput;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.domain.Clusters;
import io.recourse.segmentation.domain.ClustersDocument;
import io.recourse.segmentation.domain.EarlyWarnings;
import io.recourse.segmentation.domain.InvalidPolicy;
import io.recourse.segmentation.domain.Scorecard;
import io.recourse.segmentation.domain.ScorecardDocument;
import io.recourse.segmentation.domain.SegmentationPolicy;
import io.recourse.segmentation.domain.Strategy;
import io.recourse.segmentation.domain.StrategyDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PolicyFilesTest {

    @Test
    void the_examples_of_strategies_are_some_and_the_shipped_ones_have_its_form() throws IOException, BadInput {
        StrategyForm form = new StrategyForm(new InForce());
        for (String example : List.of("secured-late", "small-debts")) {
            try (InputStream in = getClass().getResourceAsStream("/schema/Strategy.v1." + example + ".json")) {
                assertThat(form.read(in.readAllBytes()).code()).isEqualTo(example);
            }
        }
        for (StrategyDocument shipped : PolicyFiles.playbook().strategies()) {
            assertThat(form.read(SealedJson.mapper().writeValueAsBytes(shipped)))
                    .isEqualTo(shipped);
        }
    }

    @Test
    void the_shipped_policies_load_and_name_themselves() {
        SegmentationPolicy policy = PolicyFiles.load();
        assertThat(policy.priority().name()).isEqualTo("seed-v1");
        assertThat(policy.models().facts().model()).isEqualTo("expert@1");
        assertThat(Objects.requireNonNull(policy.models().history()).model()).isEqualTo("card-history@1");
        assertThat(policy.strategies().strategies())
                .extracting(Strategy::reference)
                .containsExactly(
                        "enterprise@1",
                        "hardship-gentle@1",
                        "enforcement-track@1",
                        "urban-formal@1",
                        "rural-phone@1",
                        "soft-forgot@1",
                        "negotiable-standard@1");
    }

    @Test
    void the_shipped_ladders_use_every_channel_and_give_talks_thirty_days() {
        SegmentationPolicy policy = PolicyFiles.load();
        assertThat(policy.strategies().strategies()).allMatch(s -> s.exhaustAfterDays() == 30);
        assertThat(policy.strategies().strategies().stream()
                        .flatMap(s -> s.arms().stream())
                        .flatMap(arm -> arm.steps().stream())
                        .map(Step::channel)
                        .collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Channel.class));
    }

    @Test
    void an_unknown_property_or_a_missing_number_stops_the_start() {
        assertThatThrownBy(() -> PolicyFiles.read(
                        ScorecardDocument.class,
                        "scorecard",
                        "{\"reasonCount\": 1, \"features\": [], \"bands\": [], \"sex\": 1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sex");
        assertThatThrownBy(() -> PolicyFiles.read(ScorecardDocument.class, "scorecard", "{\"model\": \"m\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features");
    }

    @Test
    void the_domains_own_verdict_comes_through_unwrapped() {
        assertThatThrownBy(() -> PolicyFiles.read(
                        EarlyWarnings.class,
                        "early-warnings",
                        "{\"dpdOver\": 0, \"industryIndexBp\": 5, \"staleAfterDays\": 45}"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessage("early-warnings: source is missing; dpdOver must be ≥ 1; industryIndexBp must be < 0");
    }

    @Test
    void a_weight_that_is_missing_or_no_number_never_reaches_a_score() {
        assertThatThrownBy(() -> scorecard("{}"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("/features/0/bins/0/weight: must be a finite number");
        for (String weight : List.of("NaN", "\"NaN\"", "1e999")) {
            assertThatThrownBy(() -> scorecard("{\"weight\": " + weight + "}"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void clusters_with_a_number_that_is_missing_or_none_are_refused_where_it_stands() throws IOException {
        String shipped;
        try (InputStream in = getClass().getResourceAsStream("/policy/clusters.json")) {
            shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(Clusters.from(PolicyFiles.read(ClustersDocument.class, "clusters", shipped))
                        .model())
                .isEqualTo("sample-portfolio@1");
        Pattern spread = Pattern.compile("(\"spreadMilli\" : )\\d+");
        Pattern centre = Pattern.compile("(\"DPD\" : )-?\\d+");
        for (String bad : List.of("NaN", "\"NaN\"", "Infinity", "-Infinity", "1e999", "null", "1.5")) {
            assertThatThrownBy(() -> clusters(spread.matcher(shipped).replaceFirst("$1" + bad)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("/features/0");
            assertThatThrownBy(() -> clusters(centre.matcher(shipped).replaceFirst("$1" + bad)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("/clusters/0/centre");
        }
    }

    private static Clusters clusters(String json) {
        return Clusters.from(PolicyFiles.read(ClustersDocument.class, "clusters", json));
    }

    private static Scorecard scorecard(String bin) {
        String json = "{\"reasonCount\": 1, \"bands\": [], \"features\": [{\"feature\": \"BUCKET\", \"bins\": [" + bin
                + "]}]}";
        return Scorecard.from(PolicyFiles.read(ScorecardDocument.class, "scorecard", json));
    }
}
