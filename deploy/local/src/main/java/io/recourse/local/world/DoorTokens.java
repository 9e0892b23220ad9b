package io.recourse.local.world;

import io.recourse.local.process.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens by which partners outside know who orders from them.
 *
 * @param carrier of messages, who debits accounts as well
 * @param lawFirm for filings
 * @param venue for valuations and auctions
 */
public record DoorTokens(String carrier, String lawFirm, String venue) {

    /** New ones, for the life of a door. */
    public static DoorTokens random() {
        return new DoorTokens(Secrets.random(), Secrets.random(), Secrets.random());
    }

    /** Null where nobody takes such orders. */
    @Nullable
    String of(String adapter) {
        return switch (adapter) {
            case "message", "debit" -> carrier;
            case "filing" -> lawFirm;
            case "valuation", "auction" -> venue;
            default -> null;
        };
    }

    @Override
    public String toString() {
        return "DoorTokens[…]";
    }
}
