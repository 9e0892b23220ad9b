package io.recourse.intake.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Ndjson;
import io.recourse.casework.door.Ndjson.Asked;
import io.recourse.casework.door.Ndjson.Result;
import io.recourse.casework.door.Problem;
import io.recourse.casework.security.Caller;
import io.recourse.intake.domain.CaseInput;
import io.recourse.intake.edge.Booking.Paid;
import io.recourse.intake.edge.Booking.Passed;
import io.recourse.intake.edge.Booking.Place;
import io.recourse.intake.edge.Booking.Returned;
import io.recourse.intake.edge.Booking.Unreadable;
import io.recourse.intake.edge.PaymentNames.Claim;
import io.recourse.intake.edge.PaymentNames.Held;
import io.recourse.intake.edge.PaymentNames.Known;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a servicer's file says to the cases, in batches, and answers each transaction in order. Memory is bounded by one
 * batch and one entry.
 */
@Singleton
class PaymentFiles {

    private static final int BATCH = 1000;

    private final Ids ids;
    private final PaymentNames names;
    private final Ndjson ndjson;
    private final BusinessClock clock;

    @Inject
    PaymentFiles(Ids ids, PaymentNames names, Ndjson ndjson, BusinessClock clock) {
        this.ids = ids;
        this.names = names;
        this.ndjson = ndjson;
        this.clock = clock;
    }

    /** Blocks until the file ends, or breaks off: then the last line says where, and how much of it was taken. */
    void copy(IsoMessage file, OutputStream out, Caller caller) throws IOException {
        long taken = 0;
        @Nullable BadInput broken = null;
        boolean more = true;
        while (more) {
            List<Booking> batch = new ArrayList<>();
            try {
                while (more && batch.size() < BATCH) {
                    List<Booking> entry = file.next();
                    batch.addAll(entry);
                    more = !entry.isEmpty();
                }
            } catch (BadInput e) {
                broken = e;
                more = false;
            }
            // one entry may be longer than a batch
            for (int from = 0; from < batch.size(); from += BATCH) {
                List<Booking> part = batch.subList(from, Math.min(from + BATCH, batch.size()));
                List<Result> results = new Sitting(caller, part).results();
                taken += results.stream()
                        .filter(r -> r.status() < 300 && !r.outcome().equals("ignored"))
                        .count();
                Ndjson.write(results, out);
            }
        }
        if (broken != null) {
            Ndjson.write(List.of(Result.refused(file.line(), null, brokenOff(broken, taken))), out);
        }
    }

    private static Problem brokenOff(BadInput broken, long taken) {
        return Problem.badInput(
                broken.rule(),
                broken.field(),
                broken.detail() + " What is answered before this line stays: " + taken
                        + " bookings are taken. Nothing behind it was read.");
    }

    /** One batch on its way through names and desk. */
    private final class Sitting {

        private final Caller caller;
        private final List<Booking> batch;
        private final List<@Nullable Result> results = new ArrayList<>();
        private final List<Asked> asked = new ArrayList<>();
        /** Of each that is asked, its place in the batch. */
        private final List<Integer> places = new ArrayList<>();

        Sitting(Caller caller, List<Booking> batch) {
            this.caller = caller;
            this.batch = batch;
        }

        List<Result> results() {
            Map<Paid, Claim> claims = new LinkedHashMap<>();
            Set<String> sought = new HashSet<>();
            for (Booking booking : batch) {
                switch (booking) {
                    case Paid paid -> claims.put(paid, claim(paid));
                    case Returned returned -> sought.addAll(hashed(returned.original()));
                    case Unreadable _, Passed _ -> {}
                }
            }
            Optional<Map<String, Held>> held = ndjson.first(names.claim(caller.tenant(), claims.values()));
            Optional<Map<String, List<Known>>> found =
                    held.isEmpty() ? Optional.empty() : ndjson.first(names.find(caller.tenant(), sought));
            for (Booking booking : batch) {
                Place at = booking.at();
                switch (booking) {
                    case Unreadable unreadable -> refuse(at, unreadable.why().problem());
                    case Passed passed ->
                        answer(Result.ignored(
                                at.line(), at.reference(), passed.why().problem()));
                    case Paid paid -> {
                        if (held.isEmpty() || found.isEmpty()) {
                            refuse(at, Problem.databaseAway());
                        } else {
                            Claim claim = Objects.requireNonNull(claims.get(paid));
                            pay(paid, claim, held.get().get(claim.payment()));
                        }
                    }
                    case Returned returned -> {
                        if (held.isEmpty() || found.isEmpty()) {
                            refuse(at, Problem.databaseAway());
                        } else {
                            takeBack(returned, found.get());
                        }
                    }
                }
            }
            return answered(claims, held.orElse(Map.of()));
        }

        private void answer(@Nullable Result result) {
            results.add(result);
        }

        private void refuse(Place at, Problem problem) {
            answer(Result.refused(at.line(), at.reference(), problem));
        }

        private void ask(Booking booking, SubjectId to, CaseInput input) {
            Entry entry = CommandDoor.entry(CommandDoor.Call.withoutKey(caller), to, input, false);
            asked.add(new Asked(booking.at().line(), booking.at().reference(), entry));
            places.add(results.size());
            answer(null);
        }

        private Claim claim(Paid paid) {
            AccountRef account = paid.account();
            return new Claim(
                    ids.paymentOf(caller.tenant(), paid.key()),
                    ids.caseOf(caller.tenant(), account.account(), account.episode())
                            .id(),
                    paid.amount().minor(),
                    paid.amount().currency(),
                    paid.valueDate(),
                    hashed(paid.names()));
        }

        private Set<String> hashed(List<PaymentName> calledBy) {
            return calledBy.stream()
                    .map(name -> ids.nameOf(caller.tenant(), name))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private void pay(Paid paid, Claim claim, @Nullable Held held) {
            if (held == null || !held.caseId().equals(claim.caseId())) {
                refuse(
                        paid.at(),
                        Problem.of(
                                409,
                                "payment-conflict",
                                paid.field("paymentId"),
                                "Another account was paid under this reference."));
                return;
            }
            ask(
                    paid,
                    new SubjectId("case", claim.caseId()),
                    new CaseInput.PaymentReceived(
                            claim.payment(),
                            paid.amount(),
                            paid.valueDate(),
                            CaseInput.PaymentSource.LENDER,
                            clock.now()));
        }

        private void takeBack(Returned returned, Map<String, List<Known>> found) {
            try {
                Known known = OriginalPayment.of(
                        returned, name -> found.getOrDefault(ids.nameOf(caller.tenant(), name), List.of()));
                ask(
                        returned,
                        new SubjectId("case", known.caseId()),
                        new CaseInput.PaymentReversed(
                                known.payment(),
                                ids.reversalOf(caller.tenant(), returned.id()),
                                returned.from(),
                                clock.now()));
            } catch (BadInput e) {
                refuse(returned.at(), Problem.of(409, e.rule(), e.field(), e.detail()));
            }
        }

        private List<Result> answered(Map<Paid, Claim> claims, Map<String, Held> held) {
            List<Result> answers = ndjson.ask(asked);
            Set<String> kept = new HashSet<>();
            Map<String, Claim> refused = new LinkedHashMap<>();
            for (int i = 0; i < answers.size(); i++) {
                Booking booking = batch.get(places.get(i));
                Result answer = answers.get(i);
                results.set(places.get(i), located(answer, booking));
                if (booking instanceof Paid paid) {
                    Claim claim = Objects.requireNonNull(claims.get(paid));
                    if (isRefusal(answer)) {
                        refused.put(claim.payment(), claim);
                    } else {
                        kept.add(claim.payment());
                    }
                }
            }
            List<Claim> released = refused.values().stream()
                    .filter(claim ->
                            !kept.contains(claim.payment()) && held.get(claim.payment()) instanceof Held h && h.isNew())
                    .toList();
            // if the database is away just now, the same file releases them when it is sent again
            ndjson.first(names.release(caller.tenant(), released).replaceWith(released));
            return results.stream().map(Objects::requireNonNull).toList();
        }

        /** Whether the ledger said no for good: with no other answer is it certain that it has no such payment. */
        private static boolean isRefusal(Result answer) {
            return (answer.status() == 404 || answer.status() == 409) && !"payment-conflict".equals(answer.rule());
        }

        /** The ledger names fields of its own; a sender knows those of its file. */
        private static Result located(Result answer, Booking booking) {
            if (answer.rule() == null) {
                return answer;
            }
            return answer.atField(booking.field(Objects.requireNonNullElse(answer.field(), "")));
        }
    }
}
