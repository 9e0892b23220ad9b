package io.recourse.disposal.domain;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mortgage falls with the claim it secures: what is not enforced within the claim's limitation a court no longer
 * protects (民法典 art. 419; 担保制度解释 art. 44 para. 1, read in secondary sources). A title that was won in time has terms
 * of its own, which litigation watches. The lender does not tell a mortgage from a pledge it holds (art. 44 para. 3, which
 * limitation would not touch): all that secures a debt is held to be mortgaged, the earlier reading.
 */
final class Foreclosure {

    static final String MORTGAGE_LAPSED = "mortgage-lapsed-with-claim";

    /**
     * Why the assets of a case stay where they are.
     *
     * @param rule {@link #MORTGAGE_LAPSED}
     * @param limitationEndedAt where the ledger saw the end of limitation when it was decided
     */
    public record Bar(String rule, Instant limitationEndedAt) {}

    private Foreclosure() {}

    /** Whether limitation leaves nothing to enforce; a case whose end was never told is held to live. */
    static boolean barred(DisposalRules rules, Dossier dossier, Instant now) {
        Instant ends = dossier.limitationEndsAt();
        return rules.govern(dossier) && dossier.titleAt() == null && ends != null && !now.isBefore(ends);
    }

    /** What is written down of it; null where it stands there already, for this end of limitation. */
    static @Nullable Bar news(Dossier dossier) {
        Bar bar =
                new Bar(MORTGAGE_LAPSED, Objects.requireNonNull(dossier.limitationEndsAt(), "what is over has an end"));
        return bar.equals(dossier.bar()) ? null : bar;
    }
}
