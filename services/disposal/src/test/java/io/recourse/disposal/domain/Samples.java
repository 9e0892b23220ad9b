package io.recourse.disposal.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.Money;
import io.recourse.rules.calendar.Terms;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.clearance.ClearancePolicy;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The shipped law and policy, and words the specs share. */
final class Samples {

    static final DisposalLaw LAW = Packs.resource(DisposalLaw.class, "/policy/disposal-cn.json");
    static final SalePolicy POLICY = Packs.resource(SalePolicy.class, "/policy/sale-ours.json");
    static final ClearancePolicy CLEARANCE = Packs.clearance("CN");
    /** No holidays, so that the dates in the specs can be counted on the fingers. */
    static final Terms TERMS = new Terms(WorkingDays.weekendsOnly());

    static final DisposalRules RULES = new DisposalRules(LAW, POLICY, CLEARANCE, TERMS);
    static final String ZONE = "Asia/Shanghai";
    static final String LENDER = "bank-a";
    /** What the venue calls {@link #house()}. */
    static final String HOUSE = AssetCode.of(LENDER, "house-1");

    static final String VENUE = "hammer-1";

    private Samples() {}

    static Money cny(String amount) {
        return new Money(new java.math.BigDecimal(amount).movePointRight(2).longValueExact(), "CNY");
    }

    static Balance owed(String principal) {
        return new Balance("CNY", 0, 0, cny(principal).minor());
    }

    static Instant at(String instant) {
        return OffsetDateTime.parse(instant).toInstant();
    }

    static Collateral house() {
        return new Collateral("house-1", AssetKind.REAL_ESTATE, cny("120000.00"), "FJ");
    }

    static Collateral car() {
        return new Collateral("car-1", AssetKind.MOVABLE, cny("90000.00"), "FJ");
    }

    static CaseInput.Opened opened(String principal, Collateral... collateral) {
        return new CaseInput.Opened(
                LENDER, "CN", owed(principal), List.of(collateral), null, at("2026-01-05T09:00:00+08:00"));
    }

    static SalePolicy policy(int firstStartBp, int dropBp, int depositBp) {
        return new SalePolicy(
                POLICY.name(),
                POLICY.version() + 1,
                POLICY.source(),
                firstStartBp,
                dropBp,
                depositBp,
                POLICY.payDays(),
                POLICY.openingHour(),
                POLICY.openHours(),
                POLICY.askAgainDays(),
                POLICY.reportDays(),
                POLICY.valuationFeeBp(),
                POLICY.roundFeeBp(),
                POLICY.minValuationMinor(),
                POLICY.firstMethod());
    }

    static DisposalRules rules(int firstStartBp, int dropBp, int depositBp) {
        return new DisposalRules(LAW, policy(firstStartBp, dropBp, depositBp), CLEARANCE, TERMS);
    }
}
