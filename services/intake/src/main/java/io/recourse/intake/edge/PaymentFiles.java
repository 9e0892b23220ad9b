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
import io.recourse.intake.edge.PaymentNames.Known;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Episodes episodes;
    private final Ndjson ndjson;
    private final BusinessClock clock;

    @Inject
    PaymentFiles(Ids ids, PaymentNames names, Episodes episodes, Ndjson ndjson, BusinessClock clock) {
        this.ids = ids;
        this.names = names;
        this.episodes = episodes;
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

        private final Map<String, Claim> claims = new HashMap<>();
        /** By name what this batch has told of so far. */
        private final Map<String, List<Known>> told = new HashMap<>();

        Sitting(Caller caller, List<Booking> batch) {
            this.caller = caller;
            this.batch = batch;
        }

        List<Result> results() {
            Set<String> unnamed = new HashSet<>();
            for (Booking booking : batch) {
                if (booking instanceof Paid paid && !paid.account().named()) {
                    unnamed.add(paid.account().account());
                }
            }
            Optional<Map<String, Integer>> later = ndjson.first(episodes.later(caller.tenant(), unnamed));
            Set<String> sought = new HashSet<>();
            for (Booking booking : batch) {
                switch (booking) {
                    case Returned returned -> sought.addAll(ids.namesOf(caller.tenant(), returned.original()));
                    case Paid paid
                    when later.isPresent() && isUnclear(paid, later.get()) ->
                        sought.addAll(ids.namesOf(caller.tenant(), paid.names()));
                    case Booking _ -> {}
                }
            }
            Optional<Map<String, List<Known>>> found = ndjson.first(names.find(caller.tenant(), sought));
            for (Booking booking : batch) {
                Place at = booking.at();
                switch (booking) {
                    case Unreadable unreadable -> refuse(at, unreadable.why().problem());
                    case Passed passed ->
                        answer(Result.ignored(
                                at.line(), at.reference(), passed.why().problem()));
                    case Paid paid -> {
                        if (later.isEmpty() || found.isEmpty()) {
                            refuse(at, Problem.databaseAway());
                        } else {
                            pay(paid, claim(paid, later.get(), found.get()));
                        }
                    }
                    case Returned returned -> {
                        if (found.isEmpty()) {
                            refuse(at, Problem.databaseAway());
                        } else {
                            takeBack(returned, found.get());
                        }
                    }
                }
            }
            return answered();
        }

        private void answer(@Nullable Result result) {
            results.add(result);
        }

        private void refuse(Place at, Problem problem) {
            answer(Result.refused(at.line(), at.reference(), problem));
        }

        private void ask(Booking booking, Entry entry) {
            asked.add(new Asked(booking.at().line(), booking.at().reference(), entry));
            places.add(results.size());
            answer(null);
        }

        private Entry entry(String caseId, CaseInput input) {
            return CommandDoor.entry(CommandDoor.Call.withoutKey(caller), new SubjectId("case", caseId), input, false);
        }

        private static boolean isUnclear(Paid paid, Map<String, Integer> later) {
            return !paid.account().named() && later.containsKey(paid.account().account());
        }

        /** Of several delinquencies of an account the latest is paid, unless the payment was told in an earlier one. */
        private Claim claim(Paid paid, Map<String, Integer> later, Map<String, List<Known>> found) {
            String payment = ids.paymentOf(caller.tenant(), paid.key());
            Set<String> called = ids.namesOf(caller.tenant(), paid.names());
            Optional<String> before = called.stream()
                    .flatMap(name -> found.getOrDefault(name, List.of()).stream())
                    .filter(known -> isUnclear(paid, later) && known.payment().equals(payment))
                    .map(Known::caseId)
                    .findFirst();
            AccountRef account = paid.account();
            int latest = isUnclear(paid, later) ? later.get(account.account()) : account.episode();
            return new Claim(
                    caller.tenant(),
                    payment,
                    before.orElseGet(() -> ids.caseOf(caller.tenant(), account.account(), latest)
                            .id()),
                    paid.amount().minor(),
                    paid.amount().currency(),
                    paid.valueDate(),
                    called);
        }

        /** Of a batch the first account that is named counts; the desk keeps all others apart. */
        private void pay(Paid paid, Claim claim) {
            Claim before = claims.putIfAbsent(claim.payment(), claim);
            if (before != null && !before.caseId().equals(claim.caseId())) {
                refuse(
                        paid.at(),
                        Problem.of(
                                409,
                                PaymentNames.CONFLICT.rule(),
                                paid.field("paymentId"),
                                PaymentNames.CONFLICT.detail()));
                return;
            }
            claim.names().forEach(name -> told.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(claim.known()));
            CaseInput input = new CaseInput.PaymentReceived(
                    claim.payment(),
                    paid.amount(),
                    paid.valueDate(),
                    CaseInput.PaymentSource.LENDER,
                    clock.now(),
                    null,
                    ids.paymentOfAny(caller.tenant(), paid.beside()));
            ask(paid, entry(claim.caseId(), input).enclosing(claim));
        }

        private void takeBack(Returned returned, Map<String, List<Known>> found) {
            try {
                Known known = OriginalPayment.of(
                        returned,
                        name -> known(ids.nameOf(caller.tenant(), name), found),
                        key -> ids.paymentOf(caller.tenant(), key));
                CaseInput input = new CaseInput.PaymentReversed(
                        known.payment(),
                        ids.reversalOf(caller.tenant(), returned.id()),
                        returned.from(),
                        clock.now(),
                        returned.amount());
                ask(returned, entry(known.caseId(), input));
            } catch (BadInput e) {
                refuse(returned.at(), Problem.of(409, e.rule(), e.field(), e.detail()));
            }
        }

        /** What the database knows goes last: where both know a payment it is its case. */
        private List<Known> known(String name, Map<String, List<Known>> found) {
            List<Known> known = new ArrayList<>(told.getOrDefault(name, List.of()));
            known.addAll(found.getOrDefault(name, List.of()));
            return known;
        }

        private List<Result> answered() {
            List<Result> answers = ndjson.ask(asked);
            for (int i = 0; i < answers.size(); i++) {
                results.set(places.get(i), located(answers.get(i), batch.get(places.get(i))));
            }
            return results.stream().map(Objects::requireNonNull).toList();
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
