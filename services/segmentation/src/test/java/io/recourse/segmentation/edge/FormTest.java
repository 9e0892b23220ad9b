package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Problem.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a document is told at once, each thing with its place, and nothing that was written is quoted. */
class FormTest {

    private static final StrategyForm STRATEGIES = new StrategyForm(new InForce());
    private static final ProfileForm PROFILES = new ProfileForm();

    private static final String STRATEGY = """
            {
              "source": {"citation": "ours: a test", "validFrom": "2026-01-01", "checkedOn": "2026-11-29",
                "unverified": false, "selectedBy": "assessment"},
              "code": "a", "version": 1, "segment": "test", "rank": 5, "when": "secured",
              "startAfterDays": 1, "exhaustAfterDays": 20,
              "arms": [{"name": "champion", "percent": 100, "steps": [
                {"code": "reminder", "tone": "FRIENDLY", "channel": "SMS", "day": 0, "shelfLifeDays": 2}]}]
            }
            """;

    private static final String PROFILE = """
            {"asOf": "2026-03-01", "currency": "CNY",
             "account": {"limit": 100, "openedOn": "2026-01-01", "autoDebit": true,
               "months": [{"status": 0, "billed": 1, "paid": 1, "cash": 0}]}}
            """;

    private static List<Fault> strategy(String document) {
        return catchThrowableOfType(BadInput.class, () -> STRATEGIES.read(document.getBytes(StandardCharsets.UTF_8)))
                .faults();
    }

    private static List<Fault> profile(String document) {
        return catchThrowableOfType(BadInput.class, () -> PROFILES.read(document.getBytes(StandardCharsets.UTF_8)))
                .faults();
    }

    private static List<String> places(List<Fault> faults) {
        return faults.stream().map(fault -> fault.rule() + " " + fault.field()).toList();
    }

    @Test
    void a_good_one_is_read() throws BadInput {
        assertThat(STRATEGIES.read(STRATEGY.getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo("a");
    }

    @Test
    void what_does_not_fit_the_schema_hides_nothing_that_the_domain_finds() {
        assertThat(places(strategy(STRATEGY.replace("SMS", "PIGEON").replace("\"secured\"", "\"band == Band.F\""))))
                .containsExactly("schema /arms/0/steps/0/channel", "strategy-invalid /when");
        assertThat(places(strategy(STRATEGY.replace("\"segment\": \"test\", ", "")
                        .replace("\"percent\": 100", "\"percent\": 0")
                        .replace("\"champion\"", "\"rival\"")
                        .replace("\"day\": 0", "\"day\": 0, \"dayy\": 0, \"dai\": 0, \"after\": \"none\""))))
                .containsExactlyInAnyOrder(
                        "field-missing /segment",
                        "schema /arms/0/percent",
                        "field-unknown /arms/0/steps/0",
                        "strategy-invalid /arms",
                        "strategy-invalid /arms",
                        "strategy-invalid /arms/0/steps/0/after");
        assertThat(places(profile(PROFILE.replace("\"limit\": 100", "\"limit\": 0")
                        .replace("\"openedOn\": \"2026-01-01\"", "\"openedOn\": \"2027-01-01\"")
                        .replace("\"CNY\"", "\"CNY\", \"x\": 1"))))
                .contains("field-unknown ", "schema /account/limit", "profile-invalid /account/openedOn");
    }

    @Test
    void a_part_that_cannot_be_read_hides_nothing_of_the_others() {
        assertThat(places(strategy(
                        STRATEGY.replace("\"2026-01-01\"", "\"soon\"").replace("\"secured\"", "\"band == Band.F\""))))
                .containsExactly("schema /source/validFrom", "strategy-invalid /when");
        assertThat(places(profile(PROFILE.replace("\"openedOn\": \"2026-01-01\"", "\"openedOn\": 1")
                        .replace("\"CNY\"", "\"ZZZ\""))))
                .containsExactly("schema /account/openedOn", "profile-invalid /currency");
        assertThat(places(profile(PROFILE.replace("\"2026-03-01\"", "1").replace("\"CNY\"", "\"ZZZ\""))))
                .containsExactly("schema /asOf");
        assertThat(places(strategy(STRATEGY.replace("\"SMS\"", "1").replace("\"secured\"", "\"band == Band.F\""))))
                .containsOnly("schema /arms/0/steps/0/channel");
    }

    @Test
    void every_day_that_is_none_is_told() {
        assertThat(places(strategy(
                        STRATEGY.replace("\"2026-01-01\"", "\"soon\"").replace("\"2026-11-29\"", "\"2026-13-29\""))))
                .containsExactlyInAnyOrder("schema /source/validFrom", "schema /source/checkedOn");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "day": 0          | "day": 0.0          | /arms/0/steps/0/day
            "percent": 100    | "percent": 1e2      | /arms/0/percent
            "version": 1      | "version": 1.0      | /version
            "percent": 100    | "percent": 99.5     | /arms/0/percent
            "percent": 100    | "percent": 1e400    | /arms/0/percent
            "percent": 100    | "percent": "100"    | /arms/0/percent
            """)
    void a_whole_number_has_neither_point_nor_exponent(String good, String bad, String place) {
        assertThat(strategy(STRATEGY.replace(good, bad)))
                .first()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo(place))
                .satisfies(fault -> assertThat(fault.rule()).isEqualTo("schema"));
    }

    @Test
    void an_amount_with_a_point_is_told_by_its_pointer() {
        assertThat(profile(PROFILE.replace("\"limit\": 100", "\"limit\": 100.0")))
                .contains(
                        new Fault("/account/limit", "schema", "a whole number is written without point and exponent"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a/b": 1,
            {"x~y": 1.5,
            {"Zhang San 110105": {"Zhang": 1.5},
            {"": null,
            """)
    void what_a_writer_calls_a_field_of_its_own_is_not_repeated(String begin) {
        List<Fault> faults = strategy(begin + STRATEGY.strip().substring(1));
        assertThat(faults).containsExactly(new Fault("", "field-unknown", "A field here is not known."));
    }

    @Test
    void nothing_within_what_is_of_the_wrong_type_is_repeated() {
        assertThat(places(strategy(STRATEGY.replace("\"code\": \"a\"", "\"code\": {\"Zhang San\": 1.5}"))))
                .containsExactly("schema /code");
        assertThat(places(strategy("[1.5]"))).containsExactly("schema ");
        assertThat(places(strategy("\"Zhang San\""))).containsExactly("schema ");
        assertThat(places(strategy("null"))).containsExactly("body-null null");
    }
}
