package io.recourse.local.portfolio;

import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.AccountPushed.Product;
import io.recourse.contracts.AccountPushed.Surety;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What secures a debt: assets and guarantees. No asset secures two debts. */
final class Pledges {
    private static final List<AssetKind> OF_ENTERPRISES =
            List.of(AssetKind.REAL_ESTATE, AssetKind.MOVABLE, AssetKind.OTHER);

    private Pledges() {}

    static List<Collateral> of(
            Draw draw, Product product, String account, String currency, long principal, String province) {
        List<AssetKind> kinds = new ArrayList<>();
        switch (product) {
            case MORTGAGE -> {
                kinds.add(AssetKind.REAL_ESTATE);
                if (draw.chance(40)) {
                    kinds.add(AssetKind.REAL_ESTATE);
                }
            }
            case AUTO_LOAN -> kinds.add(AssetKind.MOVABLE);
            case SME_LOAN -> {
                while (kinds.size() < 3 && draw.chance(450)) {
                    kinds.add(OF_ENTERPRISES.get(draw.place(45, 40, 15)));
                }
            }
            case CARD, CONSUMER_LOAN -> {}
        }
        List<Collateral> assets = new ArrayList<>();
        for (AssetKind kind : kinds) {
            String asset = "a-" + account + "-" + (assets.size() + 1);
            assets.add(new Collateral(asset, kind, new Money(worth(draw, kind, principal), currency), province));
        }
        return assets;
    }

    /** Homes cover their loan, vehicles and machines often do not. */
    private static long worth(Draw draw, AssetKind kind, long principal) {
        int percent =
                switch (kind) {
                    case REAL_ESTATE -> draw.between(95, 190);
                    case MOVABLE -> draw.between(40, 125);
                    case OTHER -> draw.between(10, 90);
                };
        // lenders estimate in round figures
        long exact = Math.multiplyExact(principal, percent) / 100;
        return Math.max(1, exact >= 100_000 ? exact / 1_000 * 1_000 : exact);
    }

    static Surety surety(Draw draw, Obligor obligor, LocalDate mainDueOn) {
        GuaranteeKind kind = draw.chance(600) ? GuaranteeKind.JOINT : GuaranteeKind.ORDINARY;
        return new Surety(obligor, kind, mainDueOn, null);
    }
}
