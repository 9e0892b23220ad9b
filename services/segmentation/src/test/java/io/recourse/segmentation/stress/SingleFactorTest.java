package io.recourse.segmentation.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recourse.segmentation.stress.StressPolicy.Correlation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the illustrative risk weights of BCBS 128 (June 2006), annex 5: LGD 45 %, in per cent. */
class SingleFactorTest {

    private static final Correlation MORTGAGES = new Correlation(null, 150_000, 150_000, 35);
    private static final Correlation OTHER = new Correlation(null, 160_000, 30_000, 35);
    private static final Correlation REVOLVING = new Correlation(null, 40_000, 40_000, 35);

    @ParameterizedTest
    @CsvSource({
        "0.0003,   4.15,  4.45,   0.98",
        "0.0025,  21.30, 21.15,   5.76",
        "0.0100,  56.40, 45.77,  17.22",
        "0.0500, 148.22, 66.42,  54.75",
        "0.1000, 204.41, 75.54,  83.89",
        "0.2000, 253.12, 100.28, 117.99"
    })
    void risk_weights_are_those_that_basel_published(double pd, double mortgages, double other, double revolving) {
        assertThat(riskWeight(pd, MORTGAGES)).isEqualTo(mortgages, within(0.006));
        assertThat(riskWeight(pd, OTHER)).isEqualTo(other, within(0.006));
        assertThat(riskWeight(pd, REVOLVING)).isEqualTo(revolving, within(0.006));
    }

    private static double riskWeight(double pd, Correlation correlation) {
        double worst = new SingleFactor(pd, correlation.at(pd)).at(SingleFactor.quantile(0.999));
        return 100 * 12.5 * 0.45 * (worst - pd);
    }
}
