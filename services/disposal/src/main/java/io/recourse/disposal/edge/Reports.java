package io.recourse.disposal.edge;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Fields;
import io.recourse.contracts.Money;
import io.recourse.contracts.VenueReported;
import io.recourse.disposal.domain.AssetDecider;
import io.recourse.disposal.domain.AssetInput;
import io.recourse.disposal.domain.AuctionDecider;
import io.recourse.disposal.domain.AuctionInput;
import io.recourse.disposal.domain.ValuationMethod;
import io.recourse.rules.identifiers.Identities;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A venue's message in the domain's words, addressed to the asset or to its auction, whose code the venue has from our
 * orders. What it leaves out or contradicts is bad input, never a guess.
 */
final class Reports {

    private static final String ROUND = "round";
    private static final String AMOUNT = "amount";
    private static final String METHOD = "method";
    private static final String BIDDERS = "bidders";
    private static final String BIDDER = "bidder";

    private static final int MOST_BIDDERS = 100_000;

    private Reports() {}

    /** What a report means, and to whom. */
    record Meaning(SubjectId to, Input input) {}

    static Meaning read(VenueReported r) throws BadInput {
        Fields.code(r.caseId(), "caseId");
        Fields.code(r.asset(), "asset");
        Instant at = at(r);
        return switch (r.report()) {
            case VALUATION -> ofAsset(r, valuation(r, at));
            case VALUATION_OBJECTED -> {
                absent(r, AMOUNT, r.amount());
                absent(r, METHOD, r.method());
                yield ofAsset(r, new AssetInput.ValuationObjected(r.caseId(), at));
            }
            case OBJECTION_DECIDED -> {
                absent(r, METHOD, r.method());
                yield ofAsset(r, new AssetInput.ObjectionDecided(r.caseId(), r.amount(), at));
            }
            case BID_PLACED -> ofAuction(r, bid(r, at));
            case ROUND_CLOSED -> ofAuction(r, closing(r, at));
            case PRICE_PAID -> {
                bidderless(r);
                yield ofAuction(r, new AuctionInput.PricePaid(r.caseId(), round(r), amount(r), at));
            }
            case WINNER_DEFAULTED -> {
                bidderless(r);
                absent(r, AMOUNT, r.amount());
                yield ofAuction(r, new AuctionInput.WinnerInDefault(r.caseId(), round(r), at));
            }
        };
    }

    /** No round is open while an asset is valued, and nobody bids. */
    private static Meaning ofAsset(VenueReported r, AssetInput meaning) throws BadInput {
        absent(r, ROUND, r.round());
        bidderless(r);
        return new Meaning(new SubjectId(AssetDecider.KIND, r.asset()), meaning);
    }

    private static Meaning ofAuction(VenueReported r, AuctionInput meaning) throws BadInput {
        absent(r, METHOD, r.method());
        return new Meaning(new SubjectId(AuctionDecider.KIND, r.asset()), meaning);
    }

    private static AssetInput valuation(VenueReported r, Instant at) throws BadInput {
        ValuationMethod method =
                switch (required(r, METHOD, r.method())) {
                    case "AGREEMENT" -> ValuationMethod.AGREEMENT;
                    case "OFFICIAL" -> ValuationMethod.OFFICIAL;
                    case "NETWORK" -> ValuationMethod.NETWORK;
                    case "APPRAISAL" -> ValuationMethod.APPRAISAL;
                    default ->
                        throw new BadInput(
                                "method-unknown", METHOD, "Known here: AGREEMENT, OFFICIAL, NETWORK or APPRAISAL.");
                };
        return new AssetInput.ValuationReported(r.caseId(), amount(r), method, at);
    }

    private static AuctionInput bid(VenueReported r, Instant at) throws BadInput {
        absent(r, BIDDERS, r.bidders());
        String bidder = Fields.nobodysCode(required(r, BIDDER, r.bidder()), BIDDER, Identities::holdsAny);
        return new AuctionInput.BidPlaced(r.caseId(), round(r), amount(r), bidder, at);
    }

    /** A round with bidders has a highest bid, one without has none; the venue need not say whose it is. */
    private static AuctionInput closing(VenueReported r, Instant at) throws BadInput {
        int bidders = required(r, BIDDERS, r.bidders());
        if (bidders < 0 || bidders > MOST_BIDDERS) {
            throw new BadInput("field-invalid", BIDDERS, "A round has 0 … " + MOST_BIDDERS + " bidders.");
        }
        if (bidders == 0) {
            absent(r, AMOUNT, r.amount());
            absent(r, BIDDER, r.bidder());
            return new AuctionInput.RoundClosed(r.caseId(), round(r), null, null, bidders, at);
        }
        String winner = r.bidder() == null ? null : Fields.nobodysCode(r.bidder(), BIDDER, Identities::holdsAny);
        return new AuctionInput.RoundClosed(r.caseId(), round(r), amount(r), winner, bidders, at);
    }

    /** No venue reports from before computers had clocks. */
    private static Instant at(VenueReported r) throws BadInput {
        if (r.at().isBefore(Instant.EPOCH)) {
            throw new BadInput("field-invalid", "at", "A report is not older than 1970.");
        }
        return Fields.instant(r.at());
    }

    private static int round(VenueReported r) throws BadInput {
        return required(r, ROUND, r.round());
    }

    private static Money amount(VenueReported r) throws BadInput {
        return required(r, AMOUNT, r.amount());
    }

    private static void bidderless(VenueReported r) throws BadInput {
        absent(r, BIDDERS, r.bidders());
        absent(r, BIDDER, r.bidder());
    }

    private static <T> T required(VenueReported r, String field, @Nullable T value) throws BadInput {
        if (value == null) {
            throw new BadInput("field-missing", field, "A report of " + r.report() + " needs it.");
        }
        return value;
    }

    private static void absent(VenueReported r, String field, @Nullable Object value) throws BadInput {
        if (value != null) {
            throw new BadInput("field-contradicts-report", field, "This report of " + r.report() + " cannot have it.");
        }
    }
}
