package io.recourse.negotiation.edge;

import io.recourse.casework.story.Language;
import io.recourse.casework.story.Phrasebook;
import io.recourse.casework.story.Phrasebook.Setting;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.ChannelChosen;
import io.recourse.negotiation.domain.CaseEvent.ChannelDenied;
import io.recourse.negotiation.domain.CaseFile;
import io.recourse.negotiation.domain.Consent;
import io.recourse.negotiation.domain.ContactReasons;
import io.recourse.negotiation.domain.PartyEvent.AskRefused;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.negotiation.domain.Responses;
import io.recourse.negotiation.domain.Standings;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.ContactPack;
import io.recourse.rules.contact.Counted;
import io.recourse.rules.contact.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in sentences why a contact was made or was not. Its texts are data; each is filled in once when it is loaded. */
final class ContactExplanations {

    private static final Instant SOME_TIME = Instant.EPOCH;

    private static final List<Responses> SOME_COUNTS =
            List.of(new Responses(Channel.SMS, 0, 2), new Responses(Channel.APP, 1, 1));

    /** What each sentence is about. A name its text asks for and its record lacks stops the start. */
    private static final List<Record> SPECIMENS = List.of(
            new Made("p", Channel.SMS, Tone.FRIENDLY, SOME_TIME, "t"),
            new AskedOther(Person.RELATIVE, "p", Channel.SMS, SOME_TIME),
            new NotMade("p", Channel.SMS),
            new ByLadder("s", "s@1", 0, SOME_TIME),
            new Beside("s"),
            new OfDebit(),
            new OtherChannel(Channel.APP, Channel.SMS, SOME_COUNTS),
            new SameChannel(Channel.SMS, SOME_COUNTS),
            new OtherDenied(Channel.APP, "r"),
            new Allowed(SOME_TIME, "p@1", SOME_TIME),
            new Hours("08:00", "22:00", "r", "c"),
            new Agreed("c", "e", SOME_TIME, SOME_TIME),
            new Budget(Counted.ATTEMPT, 1, 1, "r", "c"),
            new NotSent("r"),
            new Returned(true),
            new Ended(ContactOutcome.DELIVERED),
            new Refused("r", "c", SOME_TIME),
            new Forbidden("p"),
            new Review("l", "c", "a"));

    // public, since the phrasebook reads their components from another package
    public record Made(
            String party,
            Channel channel,
            Tone tone,
            Instant at,
            @Nullable String template) {}

    public record AskedOther(Person person, String party, Channel channel, Instant at) {}

    public record NotMade(String party, @Nullable Channel channel) {}

    public record ByLadder(
            @Nullable String step,
            String strategy,
            @Nullable Integer day,
            @Nullable Instant askedAt) {}

    public record Beside(@Nullable String step) {}

    public record OfDebit() {}

    public record OtherChannel(Channel channel, Channel planned, List<Responses> counts) {}

    public record SameChannel(Channel channel, List<Responses> counts) {}

    public record OtherDenied(Channel channel, String rule) {}

    public record Allowed(Instant at, String pack, Instant until) {}

    public record Hours(String from, String to, String rule, String citation) {}

    public record Agreed(
            String consent,
            String evidence,
            Instant from,
            @Nullable Instant until) {}

    public record Budget(Counted counted, int max, int days, String rule, String citation) {}

    public record NotSent(String rule) {}

    public record Returned(boolean tried) {}

    public record Ended(ContactOutcome outcome) {}

    public record Refused(
            String rule,
            @Nullable String citation,
            @Nullable Instant nextAllowedAt) {}

    public record Forbidden(String practice) {}

    public record Review(String lender, String caseId, String attemptId) {}

    private final Phrasebook phrases;
    private final Map<String, ContactPack> packs;
    private final String ours;

    /**
     * @param packs by jurisdiction, our own budgets among theirs
     * @param ours id of the policy that those budgets are from
     */
    ContactExplanations(Phrasebook phrases, Map<String, ContactPack> packs, String ours) {
        this.phrases = phrases;
        this.packs = Map.copyOf(packs);
        this.ours = ours;
        for (Language language : Language.values()) {
            Setting setting = new Setting(language, ZoneOffset.UTC, "XXX");
            SPECIMENS.forEach(each -> sentence(each, setting));
        }
    }

    /** In the order in which somebody would ask. */
    List<String> sentences(CaseFile file, ContactReasons reasons, String zone, Language language) {
        Setting setting = new Setting(language, ZoneId.of(zone), file.balance().currency());
        List<Record> said = new ArrayList<>();
        said.add(made(reasons));
        said.add(wantedBy(reasons));
        said.addAll(channel(reasons));
        UnitSpent spent = reasons.spent();
        if (spent != null) {
            said.add(new Allowed(spent.at(), spent.pack(), spent.until()));
            said.addAll(rules(file.debtor().jurisdiction(), spent, reasons.consent()));
        }
        if (reasons.notSent() != null) {
            said.add(new NotSent(reasons.notSent()));
        }
        if (reasons.returned()) {
            said.add(new Returned(reasons.tried()));
        }
        AskRefused refused = reasons.refused();
        if (refused != null) {
            said.add(new Refused(refused.rule(), refused.citation(), refused.nextAllowedAt()));
            said.addAll(forbidden(file.debtor().jurisdiction(), refused.rule(), language));
        }
        if (reasons.outcome() != null) {
            said.add(new Ended(reasons.outcome()));
        }
        said.add(new Review(file.lender(), file.caseId(), reasons.attemptId()));
        return said.stream().map(each -> sentence(each, setting)).toList();
    }

    private static Record made(ContactReasons reasons) {
        Channel channel = reasons.channel();
        UnitSpent spent = reasons.spent();
        if (spent != null && spent.third() != null) {
            return new AskedOther(spent.third().person(), reasons.party(), spent.channel(), spent.at());
        }
        return reasons.at() != null && channel != null && reasons.tone() != null
                ? new Made(reasons.party(), channel, reasons.tone(), reasons.at(), reasons.template())
                : new NotMade(reasons.party(), channel);
    }

    private static Record wantedBy(ContactReasons reasons) {
        if (Standings.isNotice(reasons.attemptId())) {
            return new OfDebit();
        }
        return reasons.strategy() == null
                ? new Beside(reasons.step())
                : new ByLadder(reasons.step(), reasons.strategy(), reasons.day(), reasons.askedAt());
    }

    private static List<Record> channel(ContactReasons reasons) {
        List<Record> said = new ArrayList<>();
        ChannelChosen chosen = reasons.choice();
        if (chosen != null) {
            said.add(
                    chosen.channel() == chosen.planned()
                            ? new SameChannel(chosen.channel(), chosen.counts())
                            : new OtherChannel(chosen.channel(), chosen.planned(), chosen.counts()));
        }
        ChannelDenied denied = reasons.otherDenied();
        if (denied != null) {
            said.add(new OtherDenied(denied.channel(), denied.rule()));
        }
        return said;
    }

    /** Of another version than allowed it, a pack may say something else today. */
    private List<Record> rules(String jurisdiction, UnitSpent spent, @Nullable Consent consent) {
        ContactPack pack = packs.get(jurisdiction);
        if (pack == null || !Set.of(spent.pack().split(" ")).equals(Set.of(pack.id(), ours))) {
            return List.of();
        }
        ContactKind kind = ContactKind.of(spent.channel());
        List<Record> rules = new ArrayList<>();
        for (ContactPack.Hours hours : pack.hours()) {
            if (hours.kinds().contains(kind)) {
                rules.add(new Hours(
                        hours.from().toString(),
                        hours.to().toString(),
                        hours.rule(),
                        hours.source().citation()));
                if (hours.consentLifts() && consent != null) {
                    rules.add(new Agreed(consent.id(), consent.evidence(), consent.from(), consent.until()));
                }
            }
        }
        pack.budgets().stream()
                .filter(b -> b.when() == null && b.kinds().contains(kind) && counts(b.counted(), kind))
                .map(b -> new Budget(
                        b.counted(), b.max(), b.days(), b.rule(), b.source().citation()))
                .forEach(rules::add);
        return rules;
    }

    private static boolean counts(Counted counted, ContactKind kind) {
        return counted == Counted.ATTEMPT || kind == ContactKind.VOICE;
    }

    /** What a zone is about its rule alone does not say. */
    private List<Forbidden> forbidden(String jurisdiction, String rule, Language language) {
        ContactPack pack = packs.get(jurisdiction);
        return pack == null
                ? List.of()
                : pack.zones().stream()
                        .filter(zone -> zone.rule().equals(rule))
                        .map(zone -> new Forbidden(language == Language.ZH ? zone.zh() : zone.en()))
                        .toList();
    }

    private String sentence(Record about, Setting setting) {
        String name = about.getClass().getSimpleName();
        return Objects.requireNonNull(phrases.tell(name, about, setting), () -> "no sentence for " + name);
    }
}
