package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Fields;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.PaymentRest;
import io.recourse.intake.domain.CaseInput;
import io.recourse.intake.domain.PartyInput;
import io.recourse.rules.identifiers.Identities;
import org.jspecify.annotations.Nullable;

/**
 * Ids a lender chooses: none that names somebody, and for payments, pauses and flags none that intake gives to its own; and the
 * ids of other lenders. What a lender counts by in books of its own (accounts, payments, assets) may look like a telephone number.
 */
final class LendersIds {

    private LendersIds() {}

    /** As {@code Id.v1}. */
    static String id(String id, String field) throws BadInput {
        return Fields.nobodys(Fields.id(id, field), field, Identities::holdsIdentityNumber);
    }

    /** As {@code Code.v1}. */
    static String code(String id, String field) throws BadInput {
        return Fields.nobodys(Fields.code(id, field), field, Identities::holdsIdentityNumber);
    }

    static String payment(String id) throws BadInput {
        id(id, "paymentId");
        if (id.startsWith(PaymentAllocated.OF_PROCEEDS)) {
            throw new BadInput(
                    "payment-id-reserved", "paymentId", "Ids that begin with proceeds/ are the ledger's own.");
        }
        if (id.startsWith(PaymentKey.PREFIX)) {
            throw new BadInput(
                    "payment-id-reserved", "paymentId", "Ids that begin with iso/ are of payments out of files.");
        }
        return notOfParties(notOfRests(id), "payment-id-reserved", "paymentId");
    }

    /** Proceeds may be taken back by who reports it; a part of a party's payment only with the others. */
    static String reversedPayment(String id) throws BadInput {
        return notOfParties(notOfRests(id(id, "paymentId")), "payment-id-reserved", "paymentId");
    }

    /** A payment is named by the id it was told under, whatever is left of it. */
    private static String notOfRests(String id) throws BadInput {
        if (id.startsWith(PaymentRest.BEGIN)) {
            throw new BadInput(
                    "payment-id-reserved", "paymentId", "Ids that begin with rest/ are of what is left of payments.");
        }
        return id;
    }

    /** One that is made up for a pause that begins. */
    static String newPause(String id) throws BadInput {
        return pause(Fields.nobodysId(id, "pauseId", Identities::holdsAny));
    }

    static String pause(String id) throws BadInput {
        return notOfParties(id(id, "pauseId"), "pause-id-reserved", "pauseId");
    }

    static String flag(String id) throws BadInput {
        if (id.startsWith(PartyInput.OF_SALE)) {
            throw new BadInput(
                    "flag-id-reserved",
                    "flagId",
                    "Ids that begin with sale: are of flags that came with a bought debt.");
        }
        return Fields.nobodysCode(id, "flagId", Identities::holdsAny);
    }

    /** Another lender's id; whether there is such a lender is told nobody. */
    static @Nullable String lenderIfAny(@Nullable String id, String field) throws BadInput {
        return id == null ? null : lender(id, field);
    }

    static String lender(String id, String field) throws BadInput {
        if (!LenderNotice.LENDER.matcher(id).matches()) {
            throw new BadInput(
                    "field-invalid",
                    field,
                    "A lender's id has 1 … 32 small letters, digits and hyphens and begins with no hyphen.");
        }
        return id;
    }

    private static String notOfParties(String id, String rule, String field) throws BadInput {
        if (id.startsWith(CaseInput.OF_PARTY)) {
            throw new BadInput(rule, field, "Ids that begin with party/ are told by a party: ask the party.");
        }
        return id;
    }
}
