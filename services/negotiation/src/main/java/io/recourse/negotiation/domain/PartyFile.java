package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.time.Pause;
import io.recourse.rules.time.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a party.
 *
 * @param registration null until intake's word about it has arrived
 * @param flags that no instant bounds, without doubles
 * @param reach null while nothing is known that speaks against it
 * @param grants units of the last days, those that came back too; older ones count in no budget
 * @param listings of courts that listed it for dishonesty, in the order told; null while none did
 * @param shared with what other lenders know the same person by; null while nothing is
 * @param bars what intake told of it that bars contact, and what was said of it that nobody has read, each from an instant on and
 *     perhaps up to one, by the guard's flag as reason; null while there is none
 * @param conversations that it began, the latest {@value #MOST_TALKS} by when they were had, in order; null while there is none
 * @param casesBefore cases it was contacted for so long ago that their units are forgotten, the last 300 of them; null while there is
 *     none
 */
public record PartyFile(
        String partyId,
        String lender,
        String zone,
        @Nullable Registration registration,
        Wishes wishes,
        List<Flag> flags,
        List<Grant> grants,
        @Nullable Reach reach,
        @Nullable List<Listing> listings,
        @Nullable Shared shared,
        @Nullable Pauses bars,
        @Nullable List<String> casesBefore,
        @Nullable List<Conversation> conversations) {

    /** A row has room for so many; ours. */
    private static final int MOST_CASES_BEFORE = 300;

    /** So many conversations are kept: the latest rests calls for longest. */
    private static final int MOST_TALKS = 20;

    /** No budget looks further back than this. */
    static final Duration REMEMBERED = Duration.ofDays(8);

    /** So many units are remembered at once; what comes back is remembered too, so no budget bounds it. */
    static final int MOST_GRANTS = 300;

    /** Begins the id of a bar by words that nobody has read yet; a flag's id is a code, which holds no space. */
    private static final String UNREAD = "answer ";

    /** Of so many such bars it is known when they end. */
    private static final int MOST_UNREAD = 20;

    /**
     * What intake tells.
     *
     * @param hasMobile whether the vault holds a number
     * @param language of its texts; null in rows of before it was kept
     */
    public record Registration(
            boolean hasMobile, boolean hasEmail, @Nullable String language) {}

    /** That it does not want a channel, from then on. */
    public record OptOut(Channel channel, Instant at) {}

    /**
     * What the party wants.
     *
     * @param anyHour agreed to contact outside the hours, as journals of before consents were kept have it
     * @param ceasedFrom from when on it wants none at all
     * @param optedOut channels it does not want
     * @param consents to contact outside the hours, in the order told, those that hold and some that did; null while there is none
     * @param hoursWithdrawnAt what it had agreed to by then it takes back from then on; null if it never did
     * @param optOuts since when it does not want which channel; null while it wants all, and in rows of before it was kept
     */
    public record Wishes(
            boolean anyHour,
            @Nullable Instant ceasedFrom,
            List<Channel> optedOut,
            @Nullable List<Consent> consents,
            @Nullable Instant hoursWithdrawnAt,
            @Nullable List<OptOut> optOuts) {

        /** So many consents are kept; ours. */
        static final int MOST_CONSENTS = 50;

        static final Wishes NONE = new Wishes(false, null, List.of(), null, null, null);

        public Wishes {
            optedOut = List.copyOf(optedOut);
            consents = consents == null || consents.isEmpty() ? null : List.copyOf(consents);
            optOuts = optOuts == null || optOuts.isEmpty() ? null : List.copyOf(optOuts);
        }

        List<OptOut> outs() {
            return optOuts == null ? List.of() : optOuts;
        }

        Wishes cease(Instant at) {
            Instant from = ceasedFrom == null || at.isBefore(ceasedFrom) ? at : ceasedFrom;
            return new Wishes(anyHour, from, optedOut, consents, hoursWithdrawnAt, optOuts);
        }

        /** In whatever order it is heard, the earliest counts. */
        Wishes optOut(Channel channel, Instant at) {
            Instant from = outs().stream()
                    .filter(o -> o.channel() == channel && o.at().isBefore(at))
                    .map(OptOut::at)
                    .findFirst()
                    .orElse(at);
            List<OptOut> now = Stream.concat(
                            outs().stream().filter(o -> o.channel() != channel), Stream.of(new OptOut(channel, from)))
                    .sorted(Comparator.comparing(OptOut::channel))
                    .toList();
            return new Wishes(anyHour, ceasedFrom, with(optedOut, channel), consents, hoursWithdrawnAt, now);
        }

        Wishes hours(boolean any) {
            return new Wishes(any, ceasedFrom, optedOut, consents, hoursWithdrawnAt, optOuts);
        }

        List<Consent> agreed() {
            return consents == null ? List.of() : consents;
        }

        Optional<Consent> consent(String id) {
            return agreed().stream().filter(c -> c.id().equals(id)).findFirst();
        }

        /** Whether another is kept: what holds no more makes room. */
        boolean hasRoom(Instant now) {
            return agreed().size() < MOST_CONSENTS || agreed().stream().anyMatch(c -> !endOf(c).isAfter(now));
        }

        /** Beyond {@link #MOST_CONSENTS} the one that ended first is forgotten. */
        Wishes agree(Consent consent) {
            Optional<Consent> gone = agreed().size() < MOST_CONSENTS
                    ? Optional.empty()
                    : agreed().stream().min(Comparator.comparing(this::endOf));
            List<Consent> now = Stream.concat(
                            agreed().stream().filter(c -> gone.filter(c::equals).isEmpty()), Stream.of(consent))
                    .toList();
            return new Wishes(anyHour, ceasedFrom, optedOut, now, hoursWithdrawnAt, optOuts);
        }

        Wishes withdrawHours(Instant at) {
            Instant latest = hoursWithdrawnAt == null || at.isAfter(hoursWithdrawnAt) ? at : hoursWithdrawnAt;
            return new Wishes(false, ceasedFrom, optedOut, consents, latest, optOuts);
        }

        /** From when on it holds no more, by itself or because it was taken back. */
        private Instant endOf(Consent consent) {
            Instant end = consent.until() == null ? Instant.MAX : consent.until();
            return hoursWithdrawnAt == null
                            || consent.from().isAfter(hoursWithdrawnAt)
                            || end.isBefore(hoursWithdrawnAt)
                    ? end
                    : hoursWithdrawnAt;
        }

        private Stream<Consent> holding(Instant at) {
            return agreed().stream().filter(c -> !at.isBefore(c.from()) && at.isBefore(endOf(c)));
        }

        /** Whether it agreed to be contacted then, whatever the hour. */
        boolean anyHourAt(Instant at) {
            return anyHour || consentAt(at).isPresent();
        }

        /** By which consent it did, where that was kept. */
        Optional<Consent> consentAt(Instant at) {
            return holding(at).findFirst();
        }

        /** When the next consent begins, before that; empty if none does. */
        Optional<Instant> agreesBetween(Instant now, Instant end) {
            return agreed().stream()
                    .map(Consent::from)
                    .filter(from -> from.isAfter(now) && from.isBefore(end))
                    .min(Comparator.naturalOrder());
        }

        /** Until when a contact of now may be made by what it agreed to; empty if it agreed to nothing that holds now. */
        Optional<Instant> agreedUntil(Instant now) {
            return anyHour
                    ? Optional.of(Instant.MAX)
                    : holding(now).map(this::endOf).max(Comparator.naturalOrder());
        }

        boolean ceasedAt(Instant at) {
            return ceasedFrom != null && !at.isBefore(ceasedFrom);
        }
    }

    public PartyFile {
        flags = List.copyOf(flags);
        grants = List.copyOf(grants);
        listings = listings == null ? null : List.copyOf(listings);
        casesBefore = casesBefore == null || casesBefore.isEmpty() ? null : List.copyOf(casesBefore);
        conversations = conversations == null || conversations.isEmpty() ? null : List.copyOf(conversations);
    }

    /** Every case for which leave to contact it was given, as far as that is remembered. */
    List<String> forCases() {
        return Stream.concat(
                        casesBefore == null ? Stream.of() : casesBefore.stream(),
                        grants.stream().map(Grant::caseId))
                .distinct()
                .toList();
    }

    static PartyFile opened(String partyId, String lender, String zone) {
        return new PartyFile(
                partyId, lender, zone, null, Wishes.NONE, List.of(), List.of(), null, null, null, null, null, null);
    }

    public Optional<Grant> grant(String caseId, String attemptId) {
        return grants.stream().filter(g -> g.named(caseId, attemptId)).findFirst();
    }

    /** Whether a person who is not the party was asked about it, or refused to be, under that reference. */
    public boolean knowsThird(String ref) {
        return reachable().refusing().contains(ref)
                || grants.stream()
                        .anyMatch(g -> g.third() != null && g.third().ref().equals(ref));
    }

    PartyFile registered(String ofLender, String inZone, Registration now) {
        return with(parts -> {
            parts.lender = ofLender;
            parts.zone = inZone;
            parts.registration = now;
        });
    }

    PartyFile wishing(UnaryOperator<Wishes> change) {
        return with(parts -> parts.wishes = change.apply(wishes));
    }

    PartyFile flagged(Flag flag, boolean raised) {
        List<Flag> now = raised
                ? with(flags, flag)
                : flags.stream().filter(f -> f != flag).toList();
        return with(parts -> parts.flags = now);
    }

    PartyFile spent(UnitSpent e) {
        List<Grant> kept = Stream.concat(remembered(e.at()).stream(), Stream.of(new Grant(e)))
                .toList();
        List<String> gone = forCases().stream()
                .filter(id -> kept.stream().noneMatch(g -> g.caseId().equals(id)))
                .toList();
        return with(parts -> {
            parts.grants = kept;
            parts.casesBefore = gone.subList(Math.max(0, gone.size() - MOST_CASES_BEFORE), gone.size());
        });
    }

    /** Third persons are counted over the whole of a case. */
    private List<Grant> remembered(Instant now) {
        Instant oldest = now.minus(REMEMBERED);
        return grants.stream()
                .filter(g -> g.third() != null || !g.at().isBefore(oldest))
                .toList();
    }

    /** Whether it remembers as much as it can. */
    boolean isFull(Instant now) {
        return remembered(now).size() >= MOST_GRANTS;
    }

    /** When the next unit is forgotten; empty if all are of third persons. */
    Optional<Instant> roomAt(Instant now) {
        return remembered(now).stream()
                .filter(g -> g.third() == null)
                .map(g -> g.at().plus(REMEMBERED).plus(1, ChronoUnit.MICROS))
                .min(Instant::compareTo);
    }

    Reach reachable() {
        return reach == null ? Reach.unknown() : reach;
    }

    PartyFile reaching(UnaryOperator<Reach> change) {
        Reach now = change.apply(reachable());
        return with(parts -> parts.reach = now.equals(Reach.unknown()) ? null : now);
    }

    /**
     * One of its contacts ended. Of one with the party itself that says as well whether it can be reached.
     *
     * @param tried false if it never took place
     * @param at when the party was spoken to, null if it was not or nobody said
     */
    PartyFile ended(String caseId, String attemptId, ContactOutcome outcome, boolean tried, @Nullable Instant at) {
        Optional<Grant> grant = grant(caseId, attemptId).filter(g -> g.outcome() != outcome);
        if (grant.isEmpty()) {
            return this;
        }
        PartyFile after = changed(caseId, attemptId, g -> g.confirmed(outcome));
        if (!tried || grant.get().third() != null) {
            return after;
        }
        return switch (outcome) {
            case CONVERSATION -> after.reaching(r -> r.talkedTo(grant.get().spokenAt(at)));
            case UNANSWERED, UNREACHABLE ->
                after.reaching(r -> r.failed(
                        ContactKind.of(grant.get().channel()), grant.get().at()));
            case DELIVERED, UNKNOWN -> after;
        };
    }

    PartyFile changed(String caseId, String attemptId, UnaryOperator<Grant> change) {
        return granting(grants.stream()
                .map(g -> g.named(caseId, attemptId) ? change.apply(g) : g)
                .toList());
    }

    List<Conversation> talks() {
        return conversations == null ? List.of() : conversations;
    }

    /** One of long ago, when there were many since, is not kept. */
    PartyFile talked(Conversation held) {
        List<Conversation> all = Stream.concat(talks().stream(), Stream.of(held))
                .sorted(Comparator.comparing(Conversation::at)
                        .thenComparing(Conversation::caseId)
                        .thenComparing(Conversation::conversationId))
                .toList();
        List<Conversation> latest = all.subList(Math.max(0, all.size() - MOST_TALKS), all.size());
        if (latest.equals(talks())) {
            return this;
        }
        return with(parts -> parts.conversations = latest).reaching(r -> r.talkedTo(held.at()));
    }

    /** One of its calls was, whoever began it. */
    PartyFile brokenOff(String caseId, String attemptId, Instant callsRestUntil) {
        List<Conversation> resting = talks().stream()
                .map(c -> c.isCall(caseId, attemptId) ? c.resting(callsRestUntil) : c)
                .toList();
        return changed(caseId, attemptId, g -> g.resting(callsRestUntil)).with(parts -> parts.conversations = resting);
    }

    List<Listing> listed() {
        return listings == null ? List.of() : listings;
    }

    Optional<Listing> listing(String reference) {
        return listed().stream().filter(l -> l.reference().equals(reference)).findFirst();
    }

    PartyFile listing(Listing listing) {
        List<Listing> now = Stream.concat(
                        listed().stream().filter(l -> !l.reference().equals(listing.reference())), Stream.of(listing))
                .toList();
        return with(parts -> parts.listings = now);
    }

    Shared sharing() {
        return shared == null ? Shared.NOTHING : shared;
    }

    PartyFile sharing(UnaryOperator<Shared> change) {
        Shared now = change.apply(sharing());
        return with(parts -> parts.shared = now.equals(Shared.NOTHING) ? null : now);
    }

    /** By what is known of it. */
    Pauses barred() {
        return new Pauses(bars(false).toList());
    }

    private Stream<Pause> bars(boolean unread) {
        return bars == null
                ? Stream.of()
                : bars.list().stream().filter(bar -> bar.id().startsWith(UNREAD) == unread);
    }

    /** The bar by words for which a person has that task. */
    static String unread(String taskId) {
        return UNREAD + taskId;
    }

    /**
     * Until when nobody contacts it at the latest, for it is said to have died or not to be able to act for itself, and nobody has
     * read that; empty if nothing such waits.
     */
    Optional<Instant> unreadUntil(Instant at) {
        return new Pauses(bars(true).toList())
                .openAt(at).stream().flatMap(bar -> Stream.ofNullable(bar.to())).max(Comparator.naturalOrder());
    }

    /** Told again it begins nothing anew. Of more than {@value #MOST_UNREAD} unread words that which ended first is forgotten. */
    PartyFile barred(String id, Flag flag, Instant from) {
        Optional<Pause> gone = id.startsWith(UNREAD) && bars(true).count() >= MOST_UNREAD
                ? bars(true).min(Comparator.comparing(Pause::to, Comparator.nullsLast(Comparator.naturalOrder())))
                : Optional.empty();
        return barring(all -> all.contains(id)
                ? all
                : new Pauses(all.list().stream()
                                .filter(bar -> gone.filter(bar::equals).isEmpty())
                                .toList())
                        .with(Pause.open(id, flag.name(), from)));
    }

    /** Whether a third person asked to be contacted again about a debt, and has not been since. */
    boolean mayAskAgain(String aCase, String attempt, String debt, String ref) {
        List<Grant> before = grants.stream()
                .filter(g -> g.about().equals(debt) && !g.named(aCase, attempt))
                .filter(g -> g.third() != null && g.third().ref().equals(ref))
                .toList();
        return Stream.concat(Stream.of(aCase), before.stream().map(Grant::caseId))
                .flatMap(each -> reachable().askedAgainAt(each, ref).stream())
                .max(Instant::compareTo)
                .filter(asked -> before.stream().filter(Grant::mayHaveReached).noneMatch(g -> g.at().isAfter(asked)))
                .isPresent();
    }

    PartyFile barring(UnaryOperator<Pauses> change) {
        Pauses now = change.apply(bars == null ? Pauses.none() : bars);
        return with(parts -> parts.bars = now.list().isEmpty() ? null : now);
    }

    /** Whether it is dead, and nobody took that back. */
    boolean isDead() {
        return barred().list().stream()
                .anyMatch(bar -> bar.to() == null && bar.reason().equals(Flag.DECEASED.name()));
    }

    /**
     * What the guard is to know of it.
     *
     * @param restsWithCase the party is the debtor of a case that rests itself meanwhile and begins again by its own word: which of
     *     the two is heard first must not cost it a step
     */
    Set<Flag> flagsAt(Instant at, boolean restsWithCase) {
        Set<Flag> up = EnumSet.noneOf(Flag.class);
        up.addAll(flags);
        for (Pause bar : barred().openAt(at)) {
            up.add(Flag.valueOf(bar.reason()));
        }
        if (restsWithCase) {
            up.remove(Flag.PAUSED);
        }
        return up;
    }

    private PartyFile granting(List<Grant> now) {
        return with(parts -> parts.grants = now);
    }

    private static <T extends Comparable<T>> List<T> with(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).distinct().sorted().toList();
    }

    /** The same but for what is changed of its parts. */
    private PartyFile with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.file();
    }

    /** What may change of it, while it changes. */
    private static final class Parts {
        private final PartyFile file;
        private String lender;
        private String zone;
        private @Nullable Registration registration;
        private Wishes wishes;
        private List<Flag> flags;
        private List<Grant> grants;
        private @Nullable Reach reach;
        private @Nullable List<Listing> listings;
        private @Nullable Shared shared;
        private @Nullable Pauses bars;
        private @Nullable List<String> casesBefore;
        private @Nullable List<Conversation> conversations;

        Parts(PartyFile file) {
            this.file = file;
            this.lender = file.lender;
            this.zone = file.zone;
            this.registration = file.registration;
            this.wishes = file.wishes;
            this.flags = file.flags;
            this.grants = file.grants;
            this.reach = file.reach;
            this.listings = file.listings;
            this.shared = file.shared;
            this.bars = file.bars;
            this.casesBefore = file.casesBefore;
            this.conversations = file.conversations;
        }

        PartyFile file() {
            return new PartyFile(
                    file.partyId,
                    lender,
                    zone,
                    registration,
                    wishes,
                    flags,
                    grants,
                    reach,
                    listings,
                    shared,
                    bars,
                    casesBefore,
                    conversations);
        }
    }
}
