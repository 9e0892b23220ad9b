package io.recourse.segmentation.domain;

import java.util.List;

/**
 * What the scorecard says of one case.
 *
 * @param model model version
 * @param pdPpm probability of default, parts per million, 0 … 1 000 000
 * @param reasons what moved the score most, strongest first: the feature's reason and its direction
 */
public record Score(String model, int pdPpm, Band band, List<String> reasons) {
    public Score {
        reasons = List.copyOf(reasons);
    }
}
