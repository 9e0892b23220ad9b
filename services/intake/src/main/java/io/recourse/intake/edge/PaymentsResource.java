package io.recourse.intake.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Ndjson;
import io.recourse.casework.door.Problem;
import io.recourse.casework.door.Reading;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseInput;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Payments and reversals, as the lender's servicer booked them. */
@Path("/v1")
@Allowed(Role.LENDER)
public class PaymentsResource {

    private final Ids ids;
    private final Episodes episodes;
    private final CommandDoor door;
    private final Ndjson ndjson;
    private final BusinessClock clock;

    @Inject
    PaymentsResource(Ids ids, Episodes episodes, CommandDoor door, Ndjson ndjson, BusinessClock clock) {
        this.ids = ids;
        this.episodes = episodes;
        this.door = door;
        this.ndjson = ndjson;
        this.clock = clock;
    }

    public record PaymentBody(
            @Schema(
                    description =
                            "What the lender calls it: the same id is the same payment, and what takes it back names it."
                                    + " What begins with proceeds/, rest/ or party/ is the ledger's, with iso/ that of a payment out of a file:"
                                    + " neither names a new payment.")
            String paymentId,

            String account,

            @Schema(description = "Which delinquency of the account; may be absent while there has been but one.")
            @Nullable
            Integer episode,

            Money amount,

            @Schema(description = "The day that counts, in the contract's zone.")
            LocalDate valueDate,

            @Schema(
                    description = "Who services the account that was paid: its BIC, else its LEI, else its number in a"
                            + " clearing system such as CNAPS/102100099996. With the same reference below the payment is the"
                            + " same as in the servicer's own files, and counts once.")
            @Nullable
            String servicer,

            @Schema(description = "The servicer's own reference, AcctSvcrRef of ISO 20022.", maxLength = 35) @Nullable
            String accountServicerReference,

            @Schema(
                    description =
                            "The debtor's own, EndToEndId of ISO 20022, unless it is NOTPROVIDED. With value date and"
                                    + " amount it tells the payment where there is no accountServicerReference, and"
                                    + " is the same payment of the account as in the servicer's own files, whether or"
                                    + " not these give an AcctSvcrRef beside it. Two payments with references of their"
                                    + " own may share it and both count.",
                    maxLength = 35)
            @Nullable
            String endToEndId) {}

    public record ReversalBody(
            String reversalId,
            String paymentId,
            String account,

            @Schema(description = "Which delinquency of the account; may be absent while there has been but one.")
            @Nullable
            Integer episode,

            @Schema(description = "The day from which the payment no longer counts.")
            LocalDate valueDate,

            @Nullable Money amount) {}

    private interface Reader {
        Booked read(CommandDoor.Call call, byte[] body) throws BadInput;
    }

    /** @param unclear the account, if it is not said which delinquency of it is meant */
    private record Booked(Entry entry, @Nullable String unclear) {

        boolean isUnclear(Set<String> moreThanOnce) {
            return unclear != null && moreThanOnce.contains(unclear);
        }
    }

    @POST
    @Path("/payments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Report a payment, or many as NDJSON or as a camt.054 of ISO 20022")
    @RequestBodySchema(PaymentBody.class)
    public Uni<Response> pay(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        return one(payment(door.call(request, key, body), body));
    }

    @POST
    @Path("/payments")
    @Consumes(Ndjson.MEDIA_TYPE)
    @Produces(Ndjson.MEDIA_TYPE)
    @Blocking
    @Operation(summary = "Report a payment, or many as NDJSON or as a camt.054 of ISO 20022")
    @RequestBodySchema(PaymentBody.class)
    public StreamingOutput payMany(InputStream lines, @Context ContainerRequestContext request) {
        return many(lines, CommandDoor.Call.withoutKey(Callers.of(request)), this::payment);
    }

    @POST
    @Path("/reversals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Report that a payment was taken back, or many as NDJSON or as a pacs.004 of ISO 20022")
    @RequestBodySchema(ReversalBody.class)
    public Uni<Response> reverse(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        return one(reversal(door.call(request, key, body), body));
    }

    @POST
    @Path("/reversals")
    @Consumes(Ndjson.MEDIA_TYPE)
    @Produces(Ndjson.MEDIA_TYPE)
    @Blocking
    @Operation(summary = "Report that a payment was taken back, or many as NDJSON or as a pacs.004 of ISO 20022")
    @RequestBodySchema(ReversalBody.class)
    public StreamingOutput reverseMany(InputStream lines, @Context ContainerRequestContext request) {
        return many(lines, CommandDoor.Call.withoutKey(Callers.of(request)), this::reversal);
    }

    private Uni<Response> one(Booked booked) {
        Entry entry = booked.entry();
        return moreThanOnce(entry.tenant(), List.of(booked))
                .flatMap(accounts -> booked.isUnclear(accounts)
                        ? Uni.createFrom().failure(unclear())
                        : door.submit(entry).map(reply -> CommandDoor.response(entry.to(), reply)));
    }

    private Uni<Set<String>> moreThanOnce(String lender, Collection<Booked> all) {
        Set<String> unclear =
                all.stream().map(Booked::unclear).filter(Objects::nonNull).collect(Collectors.toSet());
        return episodes.later(lender, unclear).map(Map::keySet);
    }

    private StreamingOutput many(InputStream lines, CommandDoor.Call call, Reader reader) {
        return out -> ndjson.copy(lines, out, batch -> {
            Map<Integer, Booked> booked = new TreeMap<>();
            List<Reading.Line> read = new ArrayList<>();
            for (byte[] line : batch) {
                try {
                    Booked one = reader.read(call, line);
                    booked.put(read.size(), one);
                    read.add(new Reading.Good(one.entry()));
                } catch (BadInput e) {
                    read.add(new Reading.Bad(e.problem()));
                }
            }
            refuseUnclear(call.caller().tenant(), booked, read);
            return new Reading(read);
        });
    }

    private void refuseUnclear(String lender, Map<Integer, Booked> booked, List<Reading.Line> read) {
        Optional<Set<String>> accounts = ndjson.first(moreThanOnce(lender, booked.values()));
        booked.forEach((i, one) -> {
            if (accounts.isEmpty() && one.unclear() != null) {
                read.set(i, new Reading.Bad(Problem.databaseAway()));
            } else if (one.isUnclear(accounts.orElse(Set.of()))) {
                read.set(i, new Reading.Bad(unclear().problem()));
            }
        });
    }

    private static BadInput unclear() {
        return new BadInput(
                "episode-missing",
                "episode",
                "The account has been overdue more than once: say which of its cases is meant.");
    }

    private Booked payment(CommandDoor.Call call, byte[] body) throws BadInput {
        PaymentBody payment = Bodies.read(body, PaymentBody.class);
        if (payment.amount().minor() <= 0) {
            throw new BadInput("amount-range", "amount.minor", "A payment is more than nothing.");
        }
        Fields.day(payment.valueDate(), "valueDate");
        String own = LendersIds.payment(payment.paymentId());
        ServicersWord word =
                ServicersWord.of(payment.servicer(), payment.accountServicerReference(), payment.endToEndId());
        PaymentKey key = word.key(payment.valueDate(), payment.amount());
        if (key == null) {
            return booked(call, payment.account(), payment.episode(), received(own, payment, null, null));
        }
        String lender = call.caller().tenant();
        String id = ids.paymentOf(lender, key);
        String beside = ids.paymentOfAny(lender, word.beside(payment.valueDate(), payment.amount()));
        Booked booked = booked(call, payment.account(), payment.episode(), received(id, payment, own, beside));
        Entry entry = booked.entry();
        PaymentNames.Claim claim = new PaymentNames.Claim(
                lender,
                id,
                entry.to().id(),
                payment.amount().minor(),
                payment.amount().currency(),
                payment.valueDate(),
                ids.namesOf(lender, word.names(payment.amount())));
        return new Booked(entry.enclosing(claim), booked.unclear());
    }

    private CaseInput received(String id, PaymentBody payment, @Nullable String alias, @Nullable String endToEnd) {
        return new CaseInput.PaymentReceived(
                id,
                payment.amount(),
                payment.valueDate(),
                CaseInput.PaymentSource.LENDER,
                clock.now(),
                alias,
                endToEnd);
    }

    private Booked reversal(CommandDoor.Call call, byte[] body) throws BadInput {
        ReversalBody reversal = Bodies.read(body, ReversalBody.class);
        LendersIds.id(reversal.reversalId(), "reversalId");
        Fields.day(reversal.valueDate(), "valueDate");
        if (reversal.amount() != null && reversal.amount().minor() <= 0) {
            throw new BadInput("amount-range", "amount.minor", "What goes back is more than nothing.");
        }
        CaseInput input = new CaseInput.PaymentReversed(
                LendersIds.reversedPayment(reversal.paymentId()),
                reversal.reversalId(),
                reversal.valueDate(),
                clock.now(),
                reversal.amount());
        return booked(call, reversal.account(), reversal.episode(), input);
    }

    private Booked booked(CommandDoor.Call call, String account, @Nullable Integer episode, CaseInput input)
            throws BadInput {
        AccountRef named = AccountRef.of(account, episode);
        SubjectId to = ids.caseOf(call.caller().tenant(), named.account(), named.episode());
        return new Booked(CommandDoor.entry(call, to, input, false), named.named() ? null : named.account());
    }
}
