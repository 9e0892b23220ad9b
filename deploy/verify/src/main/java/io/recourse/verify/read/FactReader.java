package io.recourse.verify.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.verify.evidence.Balance;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Money;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON of an event, read by this checker's own understanding of the published schemas. */
public final class FactReader {
    private static final JsonMapper JSON = new JsonMapper();

    private FactReader() {}

    /** Never throws: what cannot be read is a fact of its own. */
    public static Fact read(String type, byte[] value) {
        try {
            JsonNode node = JSON.readTree(value);
            return node.isObject() ? fact(type, node) : new Fact.Unreadable("the value is no JSON object");
        } catch (IOException e) {
            return new Fact.Unreadable("the value is no JSON");
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Fact.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Fact fact(String type, JsonNode n) {
        return switch (type) {
            case "CaseOpened.v1" ->
                new Fact.CaseOpened(
                        text(n, "lender"),
                        text(n, "jurisdiction"),
                        text(n, "debtorZone"),
                        balance(n, "balance"),
                        text(n, "debtorParty"),
                        parties(n));
            case "BucketEntered.v1" -> new Fact.BucketEntered(text(n, "bucket"));
            case "LimitationMoved.v1" -> new Fact.LimitationMoved(instant(n, "endsAt"));
            case "BalanceAdjusted.v1" ->
                new Fact.BalanceAdjusted(text(n, "reason"), balance(n, "before"), balance(n, "balance"), overdue(n));
            case "PaymentAllocated.v1" ->
                new Fact.PaymentAllocated(
                        text(n, "paymentId"),
                        LocalDate.parse(text(n, "valueDate")),
                        money(n, "amount"),
                        number(n, "toCosts"),
                        number(n, "toInterest"),
                        number(n, "toPrincipal"),
                        number(n, "unallocated"),
                        balance(n, "balance"),
                        overdue(n));
            case "PaymentReversed.v1" ->
                new Fact.PaymentReversed(
                        text(n, "paymentId"),
                        text(n, "reversalId"),
                        money(n, "amount"),
                        balance(n, "balance"),
                        overdue(n));
            case "RefundDue.v1" -> new Fact.RefundDue(text(n, "paymentId"), money(n, "amount"));
            case "PauseStarted.v1" -> new Fact.PauseStarted(text(n, "pauseId"), text(n, "reason"), instant(n, "from"));
            case "PauseEnded.v1" -> new Fact.PauseEnded(text(n, "pauseId"), instant(n, "at"));
            case "EpisodeOpened.v1" -> new Fact.EpisodeOpened(text(n, "debt"));
            case "PartyReleased.v1" -> new Fact.PartyReleased(text(n, "party"));
            case "ClearanceGranted.v1" ->
                new Fact.ClearanceGranted(text(n, "requestId"), text(n, "act"), instant(n, "until"));
            case "CaseClosed.v1" -> new Fact.CaseClosed(instant(n, "at"));
            case "ClearanceDenied.v1" -> new Fact.Step("clearance", text(n, "requestId"));
            case "PartyRegistered.v1" -> new Fact.PartyRegistered(text(n, "zone"));
            case "ContactCeased.v1" -> new Fact.ContactCeased(instant(n, "at"));
            case "ContactBarred.v1" ->
                new Fact.ContactBarred(text(n, "barId"), flag(text(n, "ground")), instant(n, "from"));
            case "ContactBarEnded.v1" -> new Fact.ContactBarEnded(text(n, "barId"), instant(n, "at"));
            case "StrategyAssigned.v1" -> new Fact.StrategyAssigned(text(n, "strategy"));
            case "NegotiationStarted.v1" -> new Fact.NegotiationStarted(text(n, "strategy"));
            case "ContactAttempted.v1" ->
                new Fact.ContactAttempted(
                        text(n, "attemptId"),
                        text(n, "step"),
                        text(n, "channel"),
                        text(n, "party"),
                        text(n, "zone"),
                        instant(n, "at"));
            case "ContactResult.v1" ->
                new Fact.ContactResult(text(n, "attemptId"), text(n, "outcome"), instant(n, "at"));
            case "PromiseRecorded.v1" -> new Fact.PromiseRecorded(text(n, "promiseId"));
            case "PromiseKept.v1", "PromisePartlyKept.v1", "PromiseBroken.v1" ->
                new Fact.PromiseJudged(text(n, "promiseId"), type);
            case "OfferMade.v1" -> new Fact.Step("offer", text(n, "offerId"));
            case "OfferEnded.v1" -> new Fact.Step("offer-end", text(n, "offerId"));
            case "PlanAgreed.v1" -> new Fact.Agreed(text(n, "planId"), instalments(n));
            case "SettlementAgreed.v1", "SettlementAgreed.v2" ->
                new Fact.Agreed(text(n, "settlementId"), instalments(n));
            case "PlanKept.v1" -> new Fact.PromiseJudged(text(n, "planId"), type);
            // a plan may be mended by a late word, and broken by a later instalment
            case "PlanBroken.v1" -> new Fact.PromiseJudged(text(n, "planId"), type + " " + number(n, "instalment"));
            case "SettlementFulfilled.v1", "SettlementFailed.v1", "SettlementReopened.v1" ->
                new Fact.PromiseJudged(text(n, "settlementId"), type);
            case "DebitRequested.v1" -> new Fact.Step("debit-request", text(n, "requestId"));
            // a debit that was made cannot be undone, like a filing; of which nobody knew a person may say what became
            // of it
            case "DebitEnded.v1" ->
                switch (text(n, "outcome")) {
                    case "MADE" ->
                        new Fact.DebitMade(
                                text(n, "requestId"),
                                text(n, "agreementId"),
                                Math.toIntExact(number(n, "instalment")),
                                money(n, "amount"),
                                instant(n, "at"));
                    case "UNKNOWN" -> new Fact.DebitUnclear(text(n, "requestId"), money(n, "amount"), instant(n, "at"));
                    default -> new Fact.Step("debit-end", text(n, "requestId"));
                };
            // a step of the ladder is taken or lapses, never both
            case "StepLapsed.v1" -> new Fact.Step("contact-step", text(n, "step"));
            // told once more only if it turns out to have been said earlier, or read
            case "NoContactAsked.v1" -> new Fact.Step("no-contact", text(n, "attemptId") + " " + text(n, "at"));
            case "AnswerAwaitsReader.v1" -> new Fact.Step("answer-waits", text(n, "answerId") + " " + text(n, "at"));
            case "AnswerWasRead.v1" -> new Fact.Step("answer-read", text(n, "answerId") + " " + text(n, "at"));
            case "NegotiationResumed.v1" -> new Fact.NegotiationResumed(text(n, "commitmentId"));
            case "ActRequested.v1" -> new Fact.Step("act-request", text(n, "requestId"));
            case "ActAbandoned.v1" -> new Fact.Step("act-abandoned", text(n, "requestId"));
            // a suit that a person brings again is accepted again, at another time
            case "SuitAccepted.v1" -> new Fact.Step("suit", text(n, "at"));
            case "ValuationFixed.v1" -> new Fact.Step("valuation", text(n, "asset") + " " + text(n, "at"));
            case "AssetReleased.v1" -> new Fact.Step("asset-released", text(n, "asset"));
            case "SaleCostsIncurred.v1" -> new Fact.Step("cost", text(n, "costId"));
            case "ActPerformed.v1" -> new Fact.ActPerformed(text(n, "requestId"), text(n, "act"), instant(n, "at"));
            case "CostsIncurred.v1" -> new Fact.CostsIncurred(text(n, "costId"));
            case "SaleRequested.v1" -> new Fact.SaleRequested(text(n, "requestId"), text(n, "act"), text(n, "asset"));
            case "AuctionAnnounced.v1" ->
                new Fact.AuctionAnnounced(
                        text(n, "asset"), Math.toIntExact(number(n, "round")), instant(n, "noticeAt"));
            case "AuctionFailed.v1" -> new Fact.AuctionFailed(text(n, "asset"), Math.toIntExact(number(n, "round")));
            case "ForcedSaleOpened.v1" -> new Fact.ForcedSaleOpened(text(n, "asset"));
            case "SaleStopped.v1" -> new Fact.SaleStopped(text(n, "asset"));
            case "AssetSold.v1" -> new Fact.AssetSold(text(n, "asset"), money(n, "price"));
            case "WinnerDefaulted.v1" ->
                new Fact.WinnerDefaulted(
                        text(n, "asset"), Math.toIntExact(number(n, "round")), money(n, "depositKept"));
            case "ProceedsDistributed.v1" ->
                new Fact.ProceedsDistributed(
                        text(n, "distributionId"),
                        text(n, "asset"),
                        money(n, "price"),
                        number(n, "toCosts"),
                        number(n, "toDebt"),
                        number(n, "surplusToOwner"));
            default -> row(type, n);
        };
    }

    /** A private row of a party's or a link's journal at negotiation, or of a case's. */
    private static Fact row(String type, JsonNode n) {
        return switch (type) {
            case "FileOpened", "RegistrationNoted" -> new Fact.ZoneNoted(text(n, "zone"));
            case "UnitSpent" ->
                new Fact.UnitSpent(
                        text(n, "caseId"),
                        text(n, "attemptId"),
                        text(n, "channel"),
                        text(n, "purpose"),
                        instant(n, "at"),
                        instant(n, "until"),
                        third(n),
                        textOrNull(n, "number"),
                        // a row that does not say is readable, and its contact is found
                        textsOrNull(n, "practices"));
            case "DialAllowed" ->
                new Fact.DialAllowed(text(n, "caseId"), text(n, "attemptId"), text(n, "number"), instant(n, "at"));
            case "NumberNoted" -> new Fact.NumberNoted(text(n, "caseId"), text(n, "attemptId"), text(n, "number"));
            case "ConversationNoted" ->
                new Fact.ConversationHeld(text(n, "caseId"), text(n, "channel"), instant(n, "at"));
            case "UnitConfirmed" ->
                new Fact.UnitEnded(text(n, "caseId"), text(n, "attemptId"), text(n, "outcome"), instantOrNull(n, "at"));
            case "UnitReturned" -> new Fact.UnitEnded(text(n, "caseId"), text(n, "attemptId"), "UNREACHABLE");
            case "CeaseNoted" -> new Fact.CeaseNoted(instant(n, "at"), textOrNull(n, "channel"));
            case "BarNoted" -> new Fact.BarNoted(text(n, "barId"));
            case "FlagNoted" -> new Fact.FlagNoted(text(n, "flag"), truth(n, "raised"));
            case "HoursNoted" -> new Fact.HoursNoted(truth(n, "anyHour"));
            case "HoursConsentNoted" -> consent(n.required("consent"));
            case "HoursConsentWithdrawn" -> new Fact.HoursWithdrawn(instant(n, "at"));
            case "ContactLost" -> new Fact.ReachNoted(true);
            case "ContactFound" ->
                text(n, "basis").equals("CONVERSATION")
                        ? new Fact.ReachNoted(false)
                        : new Fact.AddressFound(textOrNull(n, "address"));
            case "AddressDoubted" ->
                new Fact.AddressDoubted(
                        instant(n, "at"),
                        text(n, "channel"),
                        n.hasNonNull("contactAt") ? instant(n, "contactAt") : null);
            case "NumberRenewed" -> new Fact.NumberRenewed(LocalDate.parse(text(n, "asOf")));
            case "ThirdPersonRefused" -> new Fact.ThirdPersonRefused(text(n, "ref"), instant(n, "at"));
            case "ThirdPersonAskedAgain" ->
                new Fact.ThirdPersonAskedAgain(text(n, "caseId"), text(n, "ref"), instant(n, "at"));
            case "LinkNoted" -> new Fact.LinkNoted(text(n, "linkId"), text(n, "basis"), instantOrNull(n, "until"));
            case "MandateKept" -> mandate(n.required("mandate"));
            case "DebitNoticeGiven" ->
                new Fact.DebitTold(
                        text(n, "noticeId"),
                        text(n, "agreementId"),
                        Math.toIntExact(number(n, "instalment")),
                        money(n, "amount"),
                        LocalDate.parse(text(n, "debitOn")));
            case "ReplyHeard" -> reply(n);
            case "LinkDropped" -> new Fact.LinkDropped(text(n, "linkId"));
            case "ElsewhereNoted" -> elsewhere(text(n, "linkId"), n.required("contact"));
            case "ElsewhereConcluded" ->
                new Fact.ElsewhereConcluded(text(n, "linkId"), text(n, "key"), text(n, "outcome"));
            case "LinkRecorded" ->
                new Fact.LinkRecorded(
                        texts(n, "parties"), text(n, "basis"), instant(n, "at"), instantOrNull(n, "until"));
            case "LinkEnded" -> new Fact.LinkEnded(instant(n, "at"));
            default -> new Fact.Other();
        };
    }

    /** What a ground is to the guard; of one that nobody knows nothing can be judged. */
    private static String flag(String ground) {
        return switch (ground) {
            case "DECEASED", "INCAPABLE" -> ground;
            case "RESTING" -> "PAUSED";
            default -> throw new IllegalArgumentException("ground " + ground + " is none that is known");
        };
    }

    private static Fact consent(JsonNode consent) {
        return new Fact.HoursAgreed(instant(consent, "from"), instantOrNull(consent, "until"));
    }

    private static Fact mandate(JsonNode mandate) {
        JsonNode range = mandate.path("range");
        return new Fact.MandateNoted(
                instant(mandate, "givenAt"),
                range.isObject() ? new Fact.MandateNoted.Range(number(range, "least"), number(range, "most")) : null);
    }

    private static Fact reply(JsonNode n) {
        Set<String> meant = new LinkedHashSet<>(Set.of(text(n, "intent")));
        if (n.hasNonNull("also")) {
            meant.addAll(texts(n, "also"));
        }
        return new Fact.ReplyHeard(
                text(n, "attemptId"), text(n, "channel"), meant, instant(n, "at"), textsOrNull(n, "unwanted"));
    }

    private static List<Money> instalments(JsonNode agreed) {
        List<Money> instalments = new ArrayList<>();
        agreed.required("instalments").forEach(i -> instalments.add(money(i, "amount")));
        return instalments;
    }

    private static Fact elsewhere(String linkId, JsonNode contact) {
        return new Fact.ElsewhereNoted(
                linkId,
                text(contact, "key"),
                instant(contact, "at"),
                text(contact, "channel"),
                textOrNull(contact, "number"),
                textOrNull(contact, "outcome"));
    }

    private static Fact.@Nullable Third third(JsonNode unit) {
        JsonNode third = unit.path("third");
        return third.isObject() ? new Fact.Third(text(third, "person"), text(third, "ref")) : null;
    }

    private static @Nullable Set<String> textsOrNull(JsonNode node, String field) {
        return node.hasNonNull(field) ? texts(node, field) : null;
    }

    private static Set<String> texts(JsonNode node, String field) {
        JsonNode list = node.required(field);
        if (!list.isArray()) {
            throw new IllegalArgumentException(field + " is no list");
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode text : list) {
            if (!text.isTextual()) {
                throw new IllegalArgumentException("one of " + field + " is no text");
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    /** The number that leave for a contact, or to dial one, is for; null if it says none. */
    static @Nullable String number(String type, byte[] leave) {
        return switch (read(type, leave)) {
            case Fact.UnitSpent unit -> unit.number();
            case Fact.DialAllowed dial -> dial.number();
            case Fact _ -> null;
        };
    }

    /** Whom a {@code LinkRecorded} joins. */
    static Set<String> linked(byte[] recorded) {
        return read("LinkRecorded", recorded) instanceof Fact.LinkRecorded l ? l.parties() : Set.of();
    }

    /** Everybody a {@code CaseOpened} names. */
    static Set<String> parties(byte[] opened) {
        return read("CaseOpened.v1", opened) instanceof Fact.CaseOpened o ? o.parties() : Set.of();
    }

    private static Set<String> parties(JsonNode opened) {
        Set<String> parties = new LinkedHashSet<>();
        parties.add(text(opened, "debtorParty"));
        opened.path("coDebtors").forEach(p -> parties.add(p.asText()));
        opened.path("guarantors").forEach(g -> parties.add(text(g, "party")));
        return parties;
    }

    private static Balance balance(JsonNode node, String field) {
        JsonNode b = node.required(field);
        return new Balance(text(b, "currency"), number(b, "costs"), number(b, "interest"), number(b, "principal"));
    }

    private static boolean overdue(JsonNode node) {
        return node.has("oldestUnpaidDue");
    }

    private static Money money(JsonNode node, String field) {
        JsonNode m = node.required(field);
        return new Money(number(m, "minor"), text(m, "currency"));
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(text(node, field));
    }

    private static @Nullable Instant instantOrNull(JsonNode node, String field) {
        return node.hasNonNull(field) ? instant(node, field) : null;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.required(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is no text");
        }
        return value.textValue();
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        return node.hasNonNull(field) ? text(node, field) : null;
    }

    private static boolean truth(JsonNode node, String field) {
        JsonNode value = node.required(field);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(field + " is neither true nor false");
        }
        return value.booleanValue();
    }

    private static long number(JsonNode node, String field) {
        JsonNode value = node.required(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(field + " is no whole number");
        }
        return value.longValue();
    }
}
