package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.ScorecardDocument.History;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models in force. Where the account of a case is known for as many months as the model over histories reads, in a
 * currency that can be counted in its own, that model scores the case; else the one over what every case has.
 *
 * @param history null if none is in force
 */
public record Models(Scorecard facts, @Nullable Scorecard history) {

    public Models {
        if (facts.history() != null || history != null && history.history() == null) {
            throw new IllegalArgumentException("a model stands where it does not belong");
        }
    }

    /** @param shown by the profile of the case; null if none was told */
    Score score(Judged judged, @Nullable Shown shown, ReferenceRates rates) {
        return byHistory(judged, shown == null ? null : shown.account(), rates)
                .or(() -> facts.score(judged))
                .orElseThrow(() -> new IllegalStateException("every case has what this model reads"));
    }

    private Optional<Score> byHistory(Judged judged, @Nullable Statements account, ReferenceRates rates) {
        History wanted = history == null ? null : history.history();
        if (history == null || wanted == null || account == null) {
            return Optional.empty();
        }
        return account.latest(wanted.months(), wanted.currency(), rates)
                .flatMap(known -> history.score(judged.with(known)));
    }
}
