package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Fields;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.intake.domain.CaseInput;

/** Ids a lender chooses: none that names somebody, and for payments and pauses none that the ledger gives to its own. */
final class LendersIds {

    private LendersIds() {}

    /** As {@code Id.v1}. */
    static String id(String id, String field) throws BadInput {
        return IdentityInId.refuse(Fields.id(id, field), field);
    }

    /** As {@code Code.v1}. */
    static String code(String id, String field) throws BadInput {
        return IdentityInId.refuse(Fields.code(id, field), field);
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
        if (id.startsWith(CaseInput.OF_REST)) {
            throw new BadInput(
                    "payment-id-reserved", "paymentId", "Ids that begin with rest/ are of what is left of payments.");
        }
        return id;
    }

    static String pause(String id) throws BadInput {
        return notOfParties(id(id, "pauseId"), "pause-id-reserved", "pauseId");
    }

    private static String notOfParties(String id, String rule, String field) throws BadInput {
        if (id.startsWith(CaseInput.OF_PARTY)) {
            throw new BadInput(rule, field, "Ids that begin with party/ are told by a party: ask the party.");
        }
        return id;
    }
}
