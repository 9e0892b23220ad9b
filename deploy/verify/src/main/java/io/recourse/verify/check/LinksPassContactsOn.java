package io.recourse.verify.check;

import io.recourse.verify.check.Contact.Leave;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.DialAllowed;
import io.recourse.verify.evidence.Fact.ElsewhereConcluded;
import io.recourse.verify.evidence.Fact.ElsewhereNoted;
import io.recourse.verify.evidence.Fact.LinkDropped;
import io.recourse.verify.evidence.Fact.LinkEnded;
import io.recourse.verify.evidence.Fact.LinkNoted;
import io.recourse.verify.evidence.Fact.LinkRecorded;
import io.recourse.verify.evidence.Fact.NumberNoted;
import io.recourse.verify.evidence.Fact.UnitEnded;
import io.recourse.verify.evidence.Fact.UnitSpent;
import io.recourse.verify.evidence.Letter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where parties of several lenders are one person, each contact of one stands in the journals of the others, once more when its
 * number is known, so that what is counted for the person counts all. A party brings along what it remembers of the days before. From one row to the next words
 * go in order: what is missing is lawfully on its way only where mail lies, and what was sent about when the link ended may
 * have found it over; nothing counts by it then.
 */
public final class LinksPassContactsOn implements Check {

    /** No budget of either law looks further back. */
    private static final Duration COUNTED = Duration.ofDays(7);

    /** Between a party's word and the link's end: which came first, clocks do not tell. */
    private static final Duration CROSSING = Duration.ofMinutes(1);

    private static final int KEY_BYTES = 16;
    private static final String NEGOTIATION = "negotiation";
    private static final String LINK = "link";
    private static final String PARTY = "party";
    private static final String MAIL = "mail";

    /** @param ended null while it stands */
    private record Link(
            String id, LinkRecorded recorded, @Nullable Instant ended) {

        /** From then on nothing counts by it. */
        Instant end() {
            Instant until = recorded.until() == null ? Instant.MAX : recorded.until();
            return ended == null || ended.isAfter(until) ? until : ended;
        }
    }

    /**
     * Rows of a party's journal between which it keeps a link, excluding both.
     *
     * @param to {@link Long#MAX_VALUE} while it keeps it
     */
    private record Member(long from, long to) {}

    /** A row of a party's journal with a contact of somebody else. */
    private record Row(long seq, ElsewhereNoted contact) {}

    /** A contact of a party, and what its key in other journals is. */
    private record Sent(String party, Member member, Leave leave, String key) {
        Instant at() {
            return leave.unit().at();
        }
    }

    @Override
    public String name() {
        return "links-pass-contacts-on";
    }

    @Override
    public String sentence() {
        return "Every contact with a person whom several lenders know was passed on to the others once, with its end, and no other was";
    }

    @Override
    public String unit() {
        return "contacts passed on";
    }

    @Override
    public Set<String> rules() {
        return Set.of(
                "link-not-noted",
                "not-passed-on",
                "passed-on-twice",
                "out-of-nowhere",
                "outside-its-link",
                "outcome-differs");
    }

    /** Nobody may have recorded a link. */
    @Override
    public boolean everyRunHasSome() {
        return false;
    }

    /** By what a party's contact is known to others: the first 16 bytes of a SHA-256, in hexadecimal. */
    public static String key(String party, UnitSpent unit) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", party, unit.caseId(), unit.attemptId())
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        PartyRows rows = new PartyRows(evidence);
        Map<String, Link> links = links(evidence);
        for (String party : rows.parties()) {
            strangers(notes, rows, links, party);
        }
        for (Link link : links.values()) {
            for (String party : link.recorded().parties()) {
                noted(notes, evidence, rows, link, party);
                passed(notes, evidence, rows, link, party);
            }
        }
        return notes.end();
    }

    private static Map<String, Link> links(Evidence evidence) {
        Map<String, LinkRecorded> recorded = new TreeMap<>();
        Map<String, Instant> ended = new HashMap<>();
        for (Entry row : evidence.journal()) {
            if (row.service().equals(NEGOTIATION) && row.kind().equals(LINK)) {
                switch (row.fact()) {
                    case LinkRecorded r -> recorded.put(row.id(), r);
                    case LinkEnded(Instant at) -> ended.put(row.id(), at);
                    case Fact _ -> {}
                }
            }
        }
        Map<String, Link> links = new TreeMap<>();
        recorded.forEach((id, r) -> links.put(id, new Link(id, r, ended.get(id))));
        return links;
    }

    /** A word that is not told yet lies somewhere. */
    private static boolean isOnItsWay(Evidence evidence, String kind, String id) {
        return evidence.letters().stream().anyMatch(letter -> isMail(letter, kind, id));
    }

    private static boolean isMail(Letter letter, String kind, String id) {
        return letter.service().equals(NEGOTIATION)
                && letter.kind().equals(kind)
                && letter.id().equals(id)
                && letter.reason().startsWith(MAIL);
    }

    /** What came by a link that does not join the party. */
    private static void strangers(Examined.Notes notes, PartyRows rows, Map<String, Link> links, String party) {
        for (Entry row : rows.of(party)) {
            @Nullable
            String linkId =
                    switch (row.fact()) {
                        case LinkNoted noted -> noted.linkId();
                        case ElsewhereNoted noted -> noted.linkId();
                        case ElsewhereConcluded concluded -> concluded.linkId();
                        case Fact _ -> null;
                    };
            Link link = linkId == null ? null : links.get(linkId);
            notes.findUnless(
                    linkId == null || link != null && link.recorded().parties().contains(party),
                    "out-of-nowhere",
                    party,
                    "row " + row.seq() + " by link " + linkId + ", which does not join it");
        }
    }

    private static void noted(Examined.Notes notes, Evidence evidence, PartyRows rows, Link link, String party) {
        List<LinkNoted> noted = rows.facts(party, LinkNoted.class).stream()
                .filter(l -> l.linkId().equals(link.id()))
                .toList();
        List<LinkDropped> dropped = rows.facts(party, LinkDropped.class).stream()
                .filter(l -> l.linkId().equals(link.id()))
                .toList();
        boolean waits = isOnItsWay(evidence, PARTY, party);
        notes.findUnless(
                noted.size() == 1 || noted.isEmpty() && waits,
                "link-not-noted",
                party,
                "link " + link.id() + " noted " + noted.size() + " times");
        notes.findUnless(
                dropped.size() == (link.ended() == null ? 0 : 1) || dropped.isEmpty() && waits,
                "link-not-noted",
                party,
                "link " + link.id() + ", ended at " + link.ended() + ", dropped " + dropped.size() + " times");
        for (LinkNoted l : noted) {
            notes.findUnless(
                    l.basis().equals(link.recorded().basis())
                            && Objects.equals(l.until(), link.recorded().until()),
                    "link-not-noted",
                    party,
                    "link " + link.id() + " noted as " + l.basis() + " until " + l.until());
        }
    }

    private static void passed(Examined.Notes notes, Evidence evidence, PartyRows rows, Link link, String to) {
        Member member = member(rows, to, link.id());
        boolean waits = isOnItsWay(evidence, PARTY, to) || isOnItsWay(evidence, LINK, link.id());
        Map<String, List<Row>> arrived = arrived(rows, to, link.id());
        Map<String, Sent> sent = new TreeMap<>();
        for (String from : link.recorded().parties()) {
            Member of = from.equals(to) ? null : member(rows, from, link.id());
            if (of != null) {
                rows.leaves(from).stream()
                        .filter(leave -> leave.unit().third() == null)
                        .map(leave -> new Sent(from, of, leave, key(from, leave.unit())))
                        .forEach(s -> sent.put(s.key(), s));
            }
        }
        for (Sent s : sent.values()) {
            notes.look();
            List<Row> there = arrived.getOrDefault(s.key(), List.of());
            notes.findUnless(
                    !there.isEmpty() || waits || member == null || !isOwed(rows, link, s),
                    "not-passed-on",
                    to,
                    named(s) + " by link " + link.id());
            notes.findUnless(
                    isOnce(there), "passed-on-twice", to, named(s) + " " + there.size() + " times by " + link.id());
            if (!there.isEmpty() && !waits) {
                latest(notes, rows, link, to, s);
            }
        }
        for (List<Row> same : arrived.values()) {
            for (Row row : same) {
                arrived(notes, rows, link, to, member, sent.get(row.contact().key()), row);
            }
        }
        for (ElsewhereConcluded end : rows.facts(to, ElsewhereConcluded.class)) {
            notes.findUnless(
                    !end.linkId().equals(link.id()) || arrived.containsKey(end.key()),
                    "out-of-nowhere",
                    to,
                    end.outcome() + " of " + end.key() + ", which link " + link.id() + " never told of");
        }
    }

    private static Map<String, List<Row>> arrived(PartyRows rows, String to, String linkId) {
        Map<String, List<Row>> arrived = new TreeMap<>();
        for (Entry row : rows.of(to)) {
            if (row.fact() instanceof ElsewhereNoted contact && contact.linkId().equals(linkId)) {
                arrived.computeIfAbsent(contact.key(), _ -> new ArrayList<>()).add(new Row(row.seq(), contact));
            }
        }
        return arrived;
    }

    private static @Nullable Member member(PartyRows rows, String party, String linkId) {
        long from = Long.MAX_VALUE;
        long to = Long.MAX_VALUE;
        for (Entry row : rows.of(party)) {
            switch (row.fact()) {
                case LinkNoted l when l.linkId().equals(linkId) -> from = Math.min(from, row.seq());
                case LinkDropped(String dropped) when dropped.equals(linkId) -> to = row.seq();
                case Fact _ -> {}
            }
        }
        return from == Long.MAX_VALUE ? null : new Member(from, to);
    }

    /** Whether the others must have been told of it. */
    private static boolean isOwed(PartyRows rows, Link link, Sent s) {
        Instant told = Rests.later(s.at(), link.recorded().at());
        return s.leave().seq() < s.member().to()
                && (s.leave().seq() > s.member().from() || isBroughtAlong(rows, link, s))
                && told.isBefore(
                        link.end().equals(Instant.MAX)
                                ? Instant.MAX
                                : link.end().minus(CROSSING));
    }

    /** What was so long ago that it counted nowhere when it was linked need not be told. */
    private static boolean isBroughtAlong(PartyRows rows, Link link, Sent s) {
        Instant last = rows.leaves(s.party()).stream()
                .filter(l -> l.seq() < s.member().from())
                .map(l -> l.unit().at())
                .reduce(link.recorded().at(), Rests::later);
        return !s.at().isBefore(last.minus(COUNTED));
    }

    /** Once more where only its number came to be known. */
    private static boolean isOnce(List<Row> same) {
        return same.size() <= 1
                || same.size() == 2
                        && same.getFirst().contact().number() == null
                        && same.getLast().contact().number() != null;
    }

    /** The number that is known of a contact, whenever that was; null if none is. */
    private static @Nullable String number(PartyRows rows, Sent s) {
        UnitSpent unit = s.leave().unit();
        DialAllowed dial = s.leave().dial();
        return unit.number() != null
                ? unit.number()
                : dial != null
                        ? dial.number()
                        : rows.facts(s.party(), NumberNoted.class).stream()
                                .filter(n -> n.caseId().equals(unit.caseId())
                                        && n.attemptId().equals(unit.attemptId()))
                                .map(NumberNoted::number)
                                .findFirst()
                                .orElse(null);
    }

    private static void arrived(
            Examined.Notes notes,
            PartyRows rows,
            Link link,
            String to,
            @Nullable Member member,
            @Nullable Sent s,
            Row row) {
        ElsewhereNoted contact = row.contact();
        String what = contact.channel() + " at " + contact.at() + " by link " + link.id();
        if (s == null) {
            notes.find("out-of-nowhere", to, what + ", which nobody made whom it joins");
            return;
        }
        UnitSpent unit = s.leave().unit();
        notes.findUnless(
                contact.at().equals(unit.at())
                        && contact.channel().equals(unit.channel())
                        && (contact.number() == null
                                ? unit.number() == null
                                : contact.number().equals(number(rows, s))),
                "out-of-nowhere",
                to,
                what + ", made by " + unit.channel() + " at " + unit.at());
        notes.findUnless(
                member != null
                        && row.seq() > member.from()
                        && row.seq() < member.to()
                        && s.leave().seq() < s.member().to()
                        && !contact.at().minus(CROSSING).isAfter(link.end()),
                "outside-its-link",
                to,
                what + ", which ended at " + link.end());
    }

    /** What the other party knows last of it is what its own journal says last; what is forgotten counts no more. */
    private static void latest(Examined.Notes notes, PartyRows rows, Link link, String to, Sent s) {
        UnitSpent unit = s.leave().unit();
        List<String> ends = rows.facts(s.party(), UnitEnded.class).stream()
                .filter(e -> e.caseId().equals(unit.caseId()) && e.attemptId().equals(unit.attemptId()))
                .map(UnitEnded::outcome)
                .toList();
        @Nullable String outcome = null;
        @Nullable String number = null;
        boolean forgotten = false;
        for (Fact fact : rows.facts(to, Fact.class)) {
            switch (fact) {
                case ElsewhereConcluded end
                when end.linkId().equals(link.id()) && end.key().equals(s.key()) -> outcome = end.outcome();
                case ElsewhereNoted noted
                when noted.linkId().equals(link.id()) && noted.key().equals(s.key()) -> {
                    outcome = noted.outcome();
                    number = noted.number();
                }
                case ElsewhereNoted later ->
                    forgotten |= later.at().minus(COUNTED).isAfter(s.at());
                case Fact _ -> {}
            }
        }
        boolean lasts = link.end().equals(Instant.MAX) && !forgotten;
        @Nullable String last = ends.isEmpty() ? null : ends.getLast();
        notes.findUnless(
                Objects.equals(outcome, last) || !lasts && (outcome == null || ends.contains(outcome)),
                "outcome-differs",
                to,
                named(s) + " ended " + last + ", by link " + link.id() + " " + outcome);
        notes.findUnless(
                number != null || number(rows, s) == null || !lasts,
                "not-passed-on",
                to,
                "the number of " + named(s) + " by link " + link.id());
    }

    private static String named(Sent s) {
        return s.leave().unit().channel() + " at " + s.at() + " with " + s.party();
    }
}
