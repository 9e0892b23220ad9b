package io.recourse.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.rules.spec.PackSources;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Every number of the law says where it comes from. */
class PackSourcesTest {

    private static final String SOURCE = """
            {"citation": "law art. 1", "validFrom": "2021-01-01", "checkedOn": "2026-01-01", "unverified": false,
             "selectedBy": "due"}""";

    @Test
    void every_value_of_every_pack_has_a_source() throws IOException {
        assertThat(PackSources.faults(Path.of("src/main/resources/rules"))).isEmpty();
    }

    @Test
    void a_source_covers_what_is_within_its_object_and_what_it_is_named_after() throws JsonProcessingException {
        assertFaults("{\"jurisdiction\": \"CN\", \"a\": {\"days\": [1, {\"b\": 2}], \"source\": %s}}");
        assertFaults("{\"days\": [1], \"daysSource\": %s}");
        assertFaults("{\"orderBelow\": {\"minor\": 1}, \"orderSource\": %s}");
    }

    @Test
    void a_value_without_one_is_found_where_it_stands() throws JsonProcessingException {
        assertFaults("{\"days\": 1, \"a\": {\"b\": 2, \"source\": %s}}", "/days: no source");
        assertFaults("{\"codes\": [\"X\", \"Y\"], \"aSource\": %s}", "/codes/-: no source", "/codes/-: no source");
        assertFaults("{\"a\": {\"jurisdiction\": \"CN\"}, \"bSource\": %s}", "/a/jurisdiction: no source");
        assertThat(PackSources.faults("{\"years\": []}")).containsExactly(": no source at all");
    }

    @Test
    void a_source_that_lacks_something_is_none() throws JsonProcessingException {
        assertFault(SOURCE.replace("\"law art. 1\"", "\" \""), "citation");
        assertFault(SOURCE.replace("\"law art. 1\"", "null"), "citation");
        assertFault(SOURCE.replace("\"due\"", "\"\""), "selects");
        assertFault(SOURCE.replace("\"unverified\": false,", ""), "unverified");
        assertFault(SOURCE.replace("2021-01-01", "2021-02-30"), "2021-02-30");
        assertFault(SOURCE.replace("\"checkedOn\": \"2026-01-01\",", ""), "checkedOn");
        assertFault(SOURCE.replace("\"due\"", "\"due\", \"validUntil\": \"2030-01-01\""), "validUntil");
        assertFault("\"law art. 1\"", "Source");
    }

    @Test
    void what_is_checked_before_it_is_in_force_is_a_year_that_was_announced_or_a_mistake()
            throws JsonProcessingException {
        String ahead = SOURCE.replace("2021-01-01", "2026-01-02");
        assertFault(ahead, "checked before it was in force");
        assertFault(ahead.replace("\"due\"", "\"day\""), "checked before it was in force");
        assertThat(PackSources.faults(
                        "{\"source\": %s}".formatted(ahead.replace("\"due\"", "\"day\", \"validTo\": \"2026-12-31\""))))
                .isEmpty();
    }

    private static void assertFaults(String json, String... faults) throws JsonProcessingException {
        assertThat(PackSources.faults(json.formatted(SOURCE))).containsExactly(faults);
    }

    private static void assertFault(String source, String word) throws JsonProcessingException {
        assertThat(PackSources.faults("{\"source\": " + source + "}"))
                .singleElement()
                .asString()
                .contains("/source: ")
                .contains(word);
    }
}
