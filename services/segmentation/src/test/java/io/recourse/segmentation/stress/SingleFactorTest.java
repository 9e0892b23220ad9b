package io.recourse.segmentation.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recourse.segmentation.stress.StressPolicy.Correlation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleFactorTest {

    private static final Correlation MORTGAGES = new Correlation(null, 150_000, 150_000, 35);
    private static final Correlation OTHER = new Correlation(null, 160_000, 30_000, 35);
    private static final Correlation REVOLVING = new Correlation(null, 40_000, 40_000, 35);

    /**
     * BCBS 128 (June 2006), annex 5, illustrative risk weights, LGD 45 %, in per cent: as far as the table was read, to a PD of 2.5 %
     * (asksam.com/ebooks/releases.asp?file=Basel_II.ask&dn=Annex%205; from 0.05 % on mortgages and other retail stand unchanged in
     * rulebook.sama.gov.sa/en/node/4220).
     */
    @ParameterizedTest
    @CsvSource({
        "0.0003,   4.15,  4.45,  0.98",
        "0.0010,  10.69, 11.16,  2.71",
        "0.0025,  21.30, 21.15,  5.76",
        "0.0050,  35.08, 32.36, 10.04",
        "0.0100,  56.40, 45.77, 17.22",
        "0.0150,  73.45, 53.37, 23.40",
        "0.0200,  87.94, 57.99, 28.92",
        "0.0250, 100.64, 60.90, 33.98"
    })
    void risk_weights_are_those_that_basel_published(double pd, double mortgages, double other, double revolving) {
        assertThat(riskWeight(pd, MORTGAGES)).isEqualTo(mortgages, within(0.006));
        assertThat(riskWeight(pd, OTHER)).isEqualTo(other, within(0.006));
        assertThat(riskWeight(pd, REVOLVING)).isEqualTo(revolving, within(0.006));
    }

    /**
     * Overdue debtors default far more often than that table goes: capital as a share of what is owed, from the tests of
     * github.com/imanuelcostigan/creditriskau (tests/testthat/test-irb.R, made in a spreadsheet; LGD 20, 40 and 70 %).
     */
    @ParameterizedTest
    @CsvSource({
        "0.010, 0.0200529513109492, 0.0325494930426509, 0.0214345101785415",
        "0.100, 0.0726792894758510, 0.0537193288676191, 0.1044005465771970",
        "0.999, 0.0001996680404597, 0.0003535564621715, 0.0006461470608728"
    })
    void capital_at_any_probability_is_what_another_implementation_says(
            double pd, double mortgages, double other, double revolving) {
        assertThat(0.2 * unexpected(pd, MORTGAGES)).isEqualTo(mortgages, within(1e-9));
        assertThat(0.4 * unexpected(pd, OTHER)).isEqualTo(other, within(1e-9));
        assertThat(0.7 * unexpected(pd, REVOLVING)).isEqualTo(revolving, within(1e-9));
    }

    private static double riskWeight(double pd, Correlation correlation) {
        return 100 * 12.5 * 0.45 * unexpected(pd, correlation);
    }

    private static double unexpected(double pd, Correlation correlation) {
        return new SingleFactor(pd, correlation.at(pd)).at(SingleFactor.quantile(0.999)) - pd;
    }
}
