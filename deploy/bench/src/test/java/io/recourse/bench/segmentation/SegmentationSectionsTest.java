package io.recourse.bench.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.IntakeEvent.Bucket;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SegmentationSectionsTest {

    @Test
    void the_same_seed_makes_the_same_rows_of_eight() {
        long[][] rows = Grouping.rows(1_000, 42);
        assertThat(rows).isDeepEqualTo(Grouping.rows(1_000, 42)).hasDimensions(1_000, 8);
        assertThat(Arrays.stream(rows).map(Arrays::toString).distinct()).hasSize(1_000);
    }

    @Test
    void cases_are_worked_on_of_every_bucket_and_as_many_as_asked_for() {
        var cases = SampleCases.stream(1, 2_000).toList();
        assertThat(cases).hasSize(2_000).allMatch(c -> c.reached().dpd() >= 4);
        assertThat(cases.stream().map(c -> c.reached().bucket()).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.of(Bucket.EARLY, Bucket.M1, Bucket.M2, Bucket.M3));
        assertThat(cases.stream().map(SampleCases.SampleCase::id)).doesNotHaveDuplicates();
    }
}
