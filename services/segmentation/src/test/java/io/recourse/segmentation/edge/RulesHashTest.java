package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.desk.RulesHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows are derived again when anything changes that a case is judged by. */
class RulesHashTest {

    @Test
    void every_policy_and_every_calendar_a_case_is_judged_by_is_in_the_hash() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/policy"))) {
            Stream<String> policies = files.map(file -> "/policy/" + file.getFileName());
            Stream<String> calendars = PolicyFiles.load().workingDays().keySet().stream()
                    .map(jurisdiction -> "/rules/calendar-" + jurisdiction.toLowerCase(Locale.ROOT) + ".json");
            assertThat(PolicyFiles.RESOURCES)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(policies, calendars).toList());
        }
    }

    @Test
    void without_any_one_of_them_it_is_another_hash() {
        List<String> all = Arrays.asList(PolicyFiles.RESOURCES);
        assertThat(all.stream()
                        .map(left -> all.stream().filter(r -> !r.equals(left)).toArray(String[]::new))
                        .map(rest -> RulesHash.of(RulesHashTest.class, 1, rest)))
                .doesNotHaveDuplicates()
                .doesNotContain(RulesHash.of(RulesHashTest.class, 1, PolicyFiles.RESOURCES));
    }
}
