package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.VENUE;
import static io.recourse.disposal.domain.Samples.at;

import io.recourse.casework.spec.Ingredient;
import io.recourse.casework.spec.PaperKind;
import io.recourse.casework.spec.RandomWalk;
import io.recourse.casework.spec.Walked;
import io.recourse.contracts.DisposalEvent;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A ledger, courts and a venue that do anything they may, in any order: the law and the cents are kept. */
class SaleWalkTest {

    static PaperKind<?, ?, ?> cases() {
        return PaperKind.of(new CaseDecider(RULES), CaseState.class, CaseInput.class, CaseEvent.class);
    }

    static PaperKind<?, ?, ?> assets() {
        return PaperKind.of(new AssetDecider(RULES, VENUE), AssetState.class, AssetInput.class, AssetEvent.class);
    }

    static PaperKind<?, ?, ?> auctions() {
        return PaperKind.of(
                new AuctionDecider(RULES, VENUE), AuctionState.class, AuctionInput.class, AuctionEvent.class);
    }

    @Test
    void whatever_happens_the_law_and_the_cents_are_kept() {
        everythingWasSeen(walk().lives(150).rounds(300).walk().compared(50));
    }

    @Test
    @Tag("long")
    void in_ten_thousand_sales_the_law_and_the_cents_are_kept() {
        // only long lives see three rounds fail
        Walked longer = walk().lives(150).rounds(300).walk();
        everythingWasSeen(walk().lives(10_000)
                        .rounds(28)
                        .walk()
                        .lived(10_000)
                        .compared(10_000)
                        .comparedWithRefusals(100)
                        .heardEarly(1_000, "case")
                        .and(longer))
                .restedAndWoke()
                .met(1_000, Ingredient.values());
    }

    private static RandomWalk walk() {
        return RandomWalk.of(SaleLife::new, cases(), assets(), auctions())
                .from(at("2026-01-05T09:00:00+08:00"))
                .pace(Duration.ofDays(6));
    }

    private static Walked everythingWasSeen(Walked walked) {
        return walked.heardEvery(CaseInput.class)
                .heardEvery(AssetInput.class)
                .heardEvery(AuctionInput.class)
                .toldEvery(DisposalEvent.class);
    }
}
