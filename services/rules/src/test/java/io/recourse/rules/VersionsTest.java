package io.recourse.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionsTest {

    private record Law(String text, Source source) implements Versions.Version {}

    private static final Law OLD = law("2000-01-01", "2010-12-31", "due");
    private static final Law NEW = law("2011-01-01", null, "due");

    @Test
    void the_day_of_the_fact_chooses_the_version_to_the_day() {
        List<Law> whole = Versions.whole(List.of(NEW, OLD));

        assertThat(whole).containsExactly(OLD, NEW);
        assertThat(Versions.at(whole, LocalDate.parse("2010-12-31"))).isEqualTo(OLD);
        assertThat(Versions.at(whole, LocalDate.parse("2011-01-01"))).isEqualTo(NEW);
        assertThat(Versions.at(whole, LocalDate.parse("2999-12-31"))).isEqualTo(NEW);
    }

    @Test
    void a_day_before_all_of_them_has_the_oldest_and_never_todays() {
        assertThat(Versions.at(Versions.whole(List.of(OLD, NEW)), LocalDate.parse("1999-12-31")))
                .isEqualTo(OLD);
    }

    @Test
    void every_day_from_the_first_on_has_exactly_one_version() {
        List<Law> whole = Versions.whole(List.of(OLD, NEW));
        for (LocalDate day = LocalDate.parse("2000-01-01"); day.getYear() < 2021; day = day.plusDays(1)) {
            LocalDate fact = day;
            assertThat(whole.stream().filter(law -> law.source().governs(fact))).hasSize(1);
        }
    }

    @Test
    void a_gap_an_overlap_an_end_and_two_facts_are_refused() {
        refused("must end on the day before", OLD, law("2011-01-02", null, "due"));
        refused("must end on the day before", OLD, law("2010-12-31", null, "due"));
        refused("must end on the day before", NEW, law("2020-01-01", null, "due"));
        refused("in force until another is known", OLD);
        refused("in force until another is known");
        refused("one fact", OLD, law("2011-01-01", null, "paid"));
    }

    private static void refused(String why, Law... laws) {
        assertThatThrownBy(() -> Versions.whole(List.of(laws)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static Law law(String from, @Nullable String to, String selectedBy) {
        LocalDate first = LocalDate.parse(from);
        LocalDate last = to == null ? null : LocalDate.parse(to);
        return new Law(from, new Source("law", first, last, first, false, selectedBy));
    }
}
