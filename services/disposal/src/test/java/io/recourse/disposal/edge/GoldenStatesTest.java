package io.recourse.disposal.edge;

import io.recourse.casework.desk.Kinds;
import io.recourse.casework.spec.GoldenStates;
import io.recourse.disposal.domain.AssetState;
import io.recourse.disposal.domain.AuctionState;
import io.recourse.disposal.domain.CaseState;
import io.recourse.disposal.domain.ExampleStates;
import org.junit.jupiter.api.Test;

/** Rows written by this release are read by the next. */
class GoldenStatesTest {

    private static final Kinds KINDS = DisposalKinds.of("hammer-1");

    @Test
    void a_case_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "case", CaseState.class)
                .now(ExampleStates.cases())
                .now("watching-foreclosure-barred", ExampleStates.barred())
                .hold();
    }

    @Test
    void an_asset_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "asset", AssetState.class)
                .now(ExampleStates.assets())
                .hold();
    }

    @Test
    void an_auction_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "auction", AuctionState.class)
                .now(ExampleStates.auctions())
                .hold();
    }
}
