package io.recourse.verify;

import io.recourse.verify.evidence.Accepted;
import io.recourse.verify.evidence.Balance;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Lag;
import io.recourse.verify.evidence.Money;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Stream;
import io.recourse.verify.evidence.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small evidence, right unless a test makes it wrong: every event is a journal row and a record. */
public final class Sample {
    public static final String ZONE = "Asia/Shanghai";
    public static final String CASE = "c1";
    public static final String PARTY = "p1";

    /** Owes in every case besides. */
    public static final String ALSO = "also";

    public static final Instant OPENED = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Accepted> accepted = new ArrayList<>();
    private final Map<String, Subject> subjects = new HashMap<>();
    private final List<Entry> journal = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();

    /** One case of 1 000.00 that was opened on the first day. */
    public static Sample open() {
        return new Sample().open(CASE, PARTY);
    }

    public Sample open(String caseId, String party) {
        return open("CN", caseId, party);
    }

    public Sample open(String law, String caseId, String party) {
        accepted.add(new Accepted("harbour", "account of " + caseId, caseId));
        for (String service : List.of("intake", "segmentation", "negotiation", "litigation", "disposal")) {
            row(service, "case", caseId, service.equals("intake") ? 100_000L : null);
            if (!service.equals("intake")) {
                write(service, "case", caseId, null, "CaseTaken", OPENED, new Fact.Other());
            }
        }
        write("intake", "case", caseId, null, "StatementTaken", OPENED, new Fact.Other());
        say(caseId, OPENED, new Fact.CaseOpened("harbour", law, ZONE, owing(100_000), party, Set.of(party, ALSO)));
        return this;
    }

    public static Balance owing(long principal) {
        return new Balance("CNY", 0, 0, principal);
    }

    public static Money money(long minor) {
        return new Money(minor, "CNY");
    }

    /** Local time of a day of January 2026. */
    public static Instant at(int day, String time) {
        return LocalDateTime.parse("2026-01-" + String.format("%02d", day) + "T" + time)
                .atZone(ZoneId.of(ZONE))
                .toInstant();
    }

    private void row(String service, String kind, String id, @Nullable Long balance) {
        subjects.put(service + id, new Subject(service, kind, id, "harbour", "OPEN", 0, null, balance));
    }

    /** Of intake, unless only another service says such things. */
    public Sample say(String caseId, Instant at, Fact fact) {
        String service =
                switch (fact) {
                    case Fact.StrategyAssigned _ -> "segmentation";
                    case Fact.NegotiationStarted _,
                            Fact.NegotiationResumed _,
                            Fact.ContactAttempted _,
                            Fact.ContactResult _,
                            Fact.PromiseRecorded _,
                            Fact.PromiseJudged _ -> "negotiation";
                    case Fact.Step s when s.rule().equals("contact-step") -> "negotiation";
                    case Fact.ActPerformed _, Fact.CostsIncurred _ -> "litigation";
                    case Fact.SaleRequested _,
                            Fact.AuctionAnnounced _,
                            Fact.AuctionFailed _,
                            Fact.ForcedSaleOpened _,
                            Fact.SaleStopped _,
                            Fact.AssetSold _,
                            Fact.WinnerDefaulted _,
                            Fact.ProceedsDistributed _ -> "disposal";
                    case Fact _ -> "intake";
                };
        String type = fact.getClass().getSimpleName() + ".v1";
        write(service, "case", caseId, "cases." + service, type, at, fact);
        return this;
    }

    public Sample say(Instant at, Fact fact) {
        return say(CASE, at, fact);
    }

    public Sample cease(String party, Instant at, Instant told) {
        row("intake", "party", party, null);
        write("intake", "party", party, "parties.intake", "ContactCeased.v1", told, new Fact.ContactCeased(at));
        return this;
    }

    /** Nobody contacts the party. */
    public Sample bar(String party, String barId, String flag, Instant from, Instant told) {
        if (!subjects.containsKey("intake" + party)) {
            row("intake", "party", party, null);
        }
        write(
                "intake",
                "party",
                party,
                "parties.intake",
                "ContactBarred.v1",
                told,
                new Fact.ContactBarred(barId, flag, from));
        return this;
    }

    /** That bar is over; it was told before. */
    public Sample free(String party, String barId, Instant at) {
        write(
                "intake",
                "party",
                party,
                "parties.intake",
                "ContactBarEnded.v1",
                at,
                new Fact.ContactBarEnded(barId, at));
        return this;
    }

    /** A contact with who owes besides, with leave. */
    public Sample alsoContact(String attemptId, Instant at) {
        return note(
                        ALSO,
                        new Fact.UnitSpent(
                                CASE,
                                attemptId,
                                "SMS",
                                "dunning",
                                at,
                                at.plus(Duration.ofHours(1)),
                                null,
                                null,
                                Set.of()))
                .say(at, new Fact.ContactAttempted(attemptId, "step " + attemptId, "SMS", ALSO, ZONE, at));
    }

    public Sample register(String party, String zone) {
        row("intake", "party", party, null);
        write("intake", "party", party, "parties.intake", "PartyRegistered.v1", OPENED, new Fact.PartyRegistered(zone));
        return this;
    }

    /** An event of which only its type is asked. */
    public Sample tell(String service, String type) {
        write(service, "case", CASE, "cases." + service, type, OPENED, new Fact.Other());
        return this;
    }

    /** A row of the party's own journal at negotiation, which publishes nothing. */
    public Sample note(Fact fact) {
        return note(PARTY, fact);
    }

    public Sample note(String party, Fact fact) {
        if (!subjects.containsKey("negotiation" + party)) {
            row("negotiation", "party", party, null);
        }
        write("negotiation", "party", party, null, fact.getClass().getSimpleName(), OPENED, fact);
        return this;
    }

    /** A row of the case's own journal at negotiation, which publishes nothing. */
    public Sample noteOfCase(Fact fact) {
        write("negotiation", "case", CASE, null, fact.getClass().getSimpleName(), OPENED, fact);
        return this;
    }

    /** A row of a link's own journal at negotiation. */
    public Sample link(String linkId, Fact fact) {
        if (!subjects.containsKey("negotiation" + linkId)) {
            row("negotiation", "link", linkId, null);
        }
        write("negotiation", "link", linkId, null, fact.getClass().getSimpleName(), OPENED, fact);
        return this;
    }

    /** Leave for a contact within the hour. */
    public Sample leave(String caseId, String attemptId, String channel, Instant at) {
        return note(new Fact.UnitSpent(
                caseId, attemptId, channel, "dunning", at, at.plus(Duration.ofHours(1)), null, null, Set.of()));
    }

    /** Leave to ask a relative where the party is, which only its journal tells. */
    public Sample third(String attemptId, String ref, Instant at) {
        return third(PARTY, attemptId, ref, at);
    }

    public Sample third(String party, String attemptId, String ref, Instant at) {
        return note(
                party,
                new Fact.UnitSpent(
                        CASE,
                        attemptId,
                        "PHONE",
                        "locate",
                        at,
                        at.plus(Duration.ofHours(1)),
                        new Fact.Third("RELATIVE", ref),
                        null,
                        Set.of()));
    }

    private void write(
            String service, String kind, String id, @Nullable String topic, String type, Instant at, Fact fact) {
        Subject s = subjects.get(service + id);
        if (s == null) {
            throw new IllegalArgumentException("no " + service + " " + id);
        }
        long seq = s.version() + 1;
        subjects.put(
                service + id,
                new Subject(service, kind, id, s.tenant(), s.status(), seq, s.parked(), s.balanceMinor()));
        String eventId = kind + id + seq;
        long digest = eventId.hashCode();
        long number = topic == null
                ? 0
                : 1
                        + posts.stream()
                                .filter(p -> p.topic().equals(topic) && p.key().equals(id))
                                .count();
        Entry row = new Entry(service, kind, id, seq, eventId, topic, number, type, digest);
        journal.add(topic == null ? row.saying(fact) : row);
        if (topic != null) {
            posts.add(new Post(topic, id, number, eventId, type, digest, at, fact));
        }
    }

    public Sample contact(String attemptId, String channel, Instant at) {
        return contact(CASE, attemptId, channel, at);
    }

    /** With leave. */
    public Sample contact(String caseId, String attemptId, String channel, Instant at) {
        return leave(caseId, attemptId, channel, at).attempt(caseId, attemptId, channel, at);
    }

    /** Without. */
    public Sample attempt(String caseId, String attemptId, String channel, Instant at) {
        return say(caseId, at, new Fact.ContactAttempted(attemptId, "step " + attemptId, channel, PARTY, ZONE, at));
    }

    /** A payment on principal; what is owed afterwards stands in the row. */
    public Sample pay(String paymentId, long toPrincipal, long unallocated, long left) {
        owes(left);
        return say(
                OPENED,
                new Fact.PaymentAllocated(
                        paymentId,
                        LocalDate.of(2026, 1, 2),
                        money(toPrincipal + unallocated),
                        0,
                        0,
                        toPrincipal,
                        unallocated,
                        owing(left),
                        left > 0));
    }

    public Sample owes(long left) {
        subjects.computeIfPresent("intake" + CASE, (_, s) -> s.owing(left));
        return this;
    }

    /** The row of the case in a service, in that service's word. */
    public Sample status(String service, String status) {
        subjects.computeIfPresent(service + CASE, (_, s) -> s.at(status));
        return this;
    }

    public Evidence evidence() {
        List<Stream> streams = new ArrayList<>();
        for (String topic : List.of("cases.intake", "cases.negotiation", "cases.litigation", "cases.disposal")) {
            long sent = posts.stream().filter(p -> p.topic().equals(topic)).count();
            streams.add(new Stream(topic, sent, sent, Map.of("segmentation", sent)));
        }
        return new Evidence(
                accepted,
                List.copyOf(subjects.values()),
                journal,
                posts,
                List.of(),
                streams,
                List.of(new Lag("lenders.harbour.accounts", "intake", 0)));
    }
}
