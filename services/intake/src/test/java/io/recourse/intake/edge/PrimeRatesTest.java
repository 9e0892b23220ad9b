package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.rules.money.RateCap;
import io.recourse.rules.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator continues the table of prime rates by a file, without a release. The rates here are made up. */
class PrimeRatesTest {

    private static final String SOURCE = """
            {"citation": "a notice", "validFrom": "2026-04-20", "checkedOn": "2026-11-28", "unverified": false,
             "selectedBy": "contract-concluded"}""";

    @Test
    void without_a_file_the_pack_stands() {
        assertThat(IntakeKinds.rateCap(Optional::empty)).isEqualTo(Packs.rateCap("CN"));
    }

    @Test
    void a_file_continues_the_pack(@TempDir Path folder) throws IOException {
        RateCap cap = with(folder, """
                {"knownTo": "2099-01-31", "source": %s, "changes": [{"publishedOn": "2099-01-20", "annualBp": 250}]}""".formatted(SOURCE));
        assertThat(cap.on(LocalDate.parse("2099-01-19")))
                .isEqualTo(cap.on(Packs.rateCap("CN").knownTo()));
        assertThat(cap.on(LocalDate.parse("2099-01-31")))
                .extracting(RateCap.Most::mostBp)
                .isEqualTo(1_000);
        assertThat(cap.on(LocalDate.parse("2099-02-01"))).isNull();
    }

    @Test
    void a_file_that_does_not_fit_stops_the_start_and_is_named(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> IntakeKinds.rateCap(() -> Optional.of(folder.resolve("none.json"))))
                .hasMessageContaining("none.json");
        assertThatThrownBy(() -> with(folder, "{\"knownTo\": \"2099-01-31\", \"changes\": []}"))
                .hasMessageContaining("more.json")
                .hasMessageContaining("source");
        assertThatThrownBy(() -> with(folder, """
                        {"knownTo": "2099-01-31", "source": %s, "changes": [{"publishedOn": "2025-05-20", "annualBp": 1}]}""".formatted(SOURCE))).hasMessageContaining("2025-05-20");
    }

    @Test
    void from_the_day_after_the_last_known_one_every_start_says_so_and_how_to_go_on(@TempDir Path folder)
            throws IOException {
        RateCap pack = Packs.rateCap("CN");
        assertThat(PrimeRateNotice.of(pack, pack.knownTo())).isEmpty();
        assertThat(PrimeRateNotice.of(pack, pack.knownTo().plusDays(1))).hasValueSatisfying(notice -> assertThat(notice)
                .contains(pack.knownTo().toString(), "rate-cap-unknown", "recourse.prime-rates.cn"));
        RateCap continued = with(folder, """
                {"knownTo": "2099-01-31", "source": %s, "changes": []}""".formatted(SOURCE));
        assertThat(PrimeRateNotice.of(continued, pack.knownTo().plusDays(1))).isEmpty();
        assertThat(PrimeRateNotice.of(continued, LocalDate.parse("2099-02-01"))).isPresent();
    }

    private static RateCap with(Path folder, String json) throws IOException {
        Path file = Files.writeString(folder.resolve("more.json"), json);
        return IntakeKinds.rateCap(() -> Optional.of(file));
    }
}
