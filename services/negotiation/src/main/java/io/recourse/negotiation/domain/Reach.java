package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.contact.ContactKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a party can be reached at all. It is lost after so many calls in a row that failed or once somebody else answered at its
 * number, and found by a conversation or by an address that was lawfully repaired.
 *
 * @param failedCalls calls in a row that nobody answered or that could not be put through, ≥ 0
 * @param lostSince when it was lost, null if it is not
 * @param refusing third persons who said that they do not want to be asked: for good
 * @param wrongNumberSince when somebody else answered at its number, null if nobody did
 * @param wrongEmailSince when somebody else answered at its e-mail address, null if nobody did
 * @param wrongPostSince when somebody else answered a letter to it or opened its door, null if nobody did
 * @param wrongAppSince when somebody else answered in the app, null if nobody did
 * @param reachableAt when it was last spoken to, or an address of it was found: what failed before proves nothing, however late it
 *     is told; null if never, or in rows of before it was kept
 * @param askedAgain third persons who asked to be contacted once more; null while none did
 * @param wrongBefore addresses that were somebody else's until another was found, the last 20, and since when it is known of a number
 *     that it was one of before; null while there is none
 * @param refusals since when third persons refuse; null while none does, and in rows of before it was kept
 * @param numberChanged true once another number was registered than that at which somebody else answered; null while none was
 * @param numberSince day of the statement that first named the newest of its numbers; null while no other was named than the first
 * @param failedAt when the last {@value #MOST_FAILED} of the calls that failed were allowed, in order; null while none did, and in rows
 *     of before it was kept
 * @param numberNamed day of the statement that first named the number registered now; null while no other was named than the first,
 *     and in rows of before it was kept
 */
public record Reach(
        int failedCalls,
        @Nullable Instant lostSince,
        List<String> refusing,
        @Nullable Instant wrongNumberSince,
        @Nullable Instant wrongEmailSince,
        @Nullable Instant wrongPostSince,
        @Nullable Instant wrongAppSince,
        @Nullable Instant reachableAt,
        @Nullable List<AskedAgain> askedAgain,
        @Nullable List<Wrong> wrongBefore,
        @Nullable List<Refusal> refusals,
        @Nullable Boolean numberChanged,
        @Nullable LocalDate numberSince,
        @Nullable List<Instant> failedAt,
        @Nullable LocalDate numberNamed) {

    /** Whoever is lost is lost after so many at most, as the policy is held to. */
    static final int MOST_FAILED = 20;

    /** Nobody's addresses are so often wrong; a row has room for so many. */
    private static final int MOST_WRONG = 20;

    /** Where a day begins first. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    /**
     * Somebody else had the address of a channel.
     *
     * @param rule that forbade the channel
     * @param to when another was found; of a number of before when the day began on which another was named, or at once if that was
     *     before it was said; null while none was
     */
    public record Wrong(String rule, Instant from, @Nullable Instant to) {
        boolean wasInUse() {
            return !from.equals(to);
        }
    }

    /** A third person refused; the earliest time it did. */
    public record Refusal(String ref, Instant at) {}

    /** A third person asked to be contacted once more about a debt: the latest time it did. */
    public record AskedAgain(String caseId, String ref, Instant at) {
        boolean is(String aCase, String person) {
            return caseId.equals(aCase) && ref.equals(person);
        }
    }

    public Reach {
        refusing = List.copyOf(refusing);
        askedAgain = askedAgain == null || askedAgain.isEmpty() ? null : List.copyOf(askedAgain);
        wrongBefore = wrongBefore == null || wrongBefore.isEmpty() ? null : List.copyOf(wrongBefore);
        refusals = refusals == null || refusals.isEmpty() ? null : List.copyOf(refusals);
        failedAt = failedAt == null || failedAt.isEmpty() ? null : List.copyOf(failedAt);
    }

    static Reach unknown() {
        return new Reach(0, null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null);
    }

    Optional<Instant> askedAgainAt(String aCase, String ref) {
        return askedAgain == null
                ? Optional.empty()
                : askedAgain.stream()
                        .filter(a -> a.is(aCase, ref))
                        .map(AskedAgain::at)
                        .findFirst();
    }

    Reach askedAgain(AskedAgain asked) {
        if (askedAgainAt(asked.caseId(), asked.ref())
                .filter(known -> !asked.at().isAfter(known))
                .isPresent()) {
            return this;
        }
        List<AskedAgain> before = askedAgain == null ? List.of() : askedAgain;
        List<AskedAgain> now = Stream.concat(
                        before.stream().filter(a -> !a.is(asked.caseId(), asked.ref())), Stream.of(asked))
                .sorted(Comparator.comparing(AskedAgain::caseId).thenComparing(AskedAgain::ref))
                .toList();
        return with(parts -> parts.askedAgain = now);
    }

    private List<Wrong> past() {
        return wrongBefore == null ? List.of() : wrongBefore;
    }

    private List<Wrong> present() {
        return Stream.of(AddressKind.values())
                .flatMap(kind -> Stream.ofNullable(wrongSince(kind)).map(at -> new Wrong(kind.wrongRule(), at, null)))
                .toList();
    }

    /** What was somebody else's and what is, where it was used as the party's meanwhile. */
    List<Wrong> wrongs() {
        return Stream.concat(past().stream().filter(Wrong::wasInUse), present().stream())
                .toList();
    }

    /** The channels whose address is the same. */
    static List<Channel> sharing(String rule) {
        return Stream.of(AddressKind.values())
                .filter(kind -> kind.wrongRule().equals(rule))
                .flatMap(kind -> kind.channels().stream())
                .toList();
    }

    /** Since when a third person refuses; null if it does not, or nobody knows since when. */
    @Nullable
    Instant refusedAt(String ref) {
        return (refusals == null ? List.<Refusal>of() : refusals)
                .stream()
                        .filter(r -> r.ref().equals(ref))
                        .map(Refusal::at)
                        .findFirst()
                        .orElse(null);
    }

    /** Whether it is known that a third person refused by then. */
    boolean isRefusedBy(String ref, Instant at) {
        Instant known = refusedAt(ref);
        return refusing.contains(ref) && (known == null || !at.isBefore(known));
    }

    boolean isLost() {
        return lostSince != null;
    }

    /**
     * A call failed. Messages and letters prove nothing: nobody knows who reads them.
     *
     * @param at when it was allowed
     */
    Reach failed(ContactKind kind, Instant at) {
        boolean counts = kind == ContactKind.VOICE && (reachableAt == null || !at.isBefore(reachableAt));
        if (!counts) {
            return this;
        }
        List<Instant> failed =
                Stream.concat(failures().stream(), Stream.of(at)).sorted().toList();
        return with(parts -> {
            parts.failedCalls = failedCalls + 1;
            parts.failedAt = failed.subList(Math.max(0, failed.size() - MOST_FAILED), failed.size());
        });
    }

    /** In whatever order it is heard, calls that failed later than that count on. */
    Reach talkedTo(Instant at) {
        List<Instant> since =
                failures().stream().filter(failed -> failed.isAfter(at)).toList();
        return with(parts -> {
            parts.failedCalls = since.size();
            parts.failedAt = since;
            parts.reachableAt = reachedBy(at);
        });
    }

    Reach lost(Instant at) {
        return with(parts -> parts.lostSince = at);
    }

    Reach found() {
        return with(parts -> parts.lostSince = null);
    }

    /**
     * Whether it is lost no more, having been spoken to at that time: nothing of later says that nobody reaches it. Where it is
     * known which calls failed after that, they alone say so: fewer than it takes are left, if the talk came between them.
     */
    boolean isFoundBy(Instant at, ContactPolicy.Lost after) {
        return lostSince != null
                && (failedAt != null || !at.isBefore(lostSince))
                && failedCalls < after.failedCalls()
                && (wrongNumberSince == null || !wrongNumberSince.isAfter(at));
    }

    private List<Instant> failures() {
        return failedAt == null ? List.of() : failedAt;
    }

    /**
     * A new address, on lawful ground: what was wrong with the old one of its kind counts no more.
     *
     * @param kind null in journals of before it was told, which speak of all
     */
    Reach repaired(Instant at, @Nullable AddressKind kind) {
        List<Wrong> over = latest(Stream.concat(
                past().stream(),
                present().stream()
                        .filter(w -> kind == null || w.rule().equals(kind.wrongRule()))
                        .filter(w -> w.from().isBefore(at))
                        .map(w -> new Wrong(w.rule(), w.from(), at))));
        return with(parts -> {
            parts.failedCalls = 0;
            parts.failedAt = null;
            parts.lostSince = null;
            for (AddressKind each : AddressKind.values()) {
                if (kind == null || kind == each) {
                    parts.wrong(each, null);
                }
            }
            if (kind == null || kind == AddressKind.NUMBER) {
                parts.numberChanged = null;
            }
            parts.reachableAt = reachedBy(at);
            parts.wrongBefore = over;
        });
    }

    /**
     * Another number is registered; of one that was nobody else's there was nothing to end. One that comes back is none: nobody
     * knows whose of those of before is the stranger's.
     */
    Reach numberReplaced(LocalDate since) {
        if (since.equals(numberSince)) {
            return with(parts -> parts.numberNamed = since);
        }
        boolean isNew = numberSince == null || since.isAfter(numberSince);
        return with(parts -> {
            parts.numberNamed = since;
            parts.numberSince = isNew ? since : numberSince;
            parts.numberChanged = isNew && wrongNumberSince != null ? true : null;
        });
    }

    /** Whether a number that is registered comes back, of those of before at which somebody else answered. */
    boolean mayBeAStrangers(LocalDate since) {
        return numberSince != null
                && since.isBefore(numberSince)
                && past().stream().anyMatch(w -> w.rule().equals(AddressKind.NUMBER.wrongRule()));
    }

    /** Whether a repair may end what is wrong with an address: a number stays a stranger's until another is registered. */
    boolean isRepairable(AddressKind kind) {
        return kind != AddressKind.NUMBER || Boolean.TRUE.equals(numberChanged);
    }

    /** Whether somebody else's answer says of now that nobody reaches the party: it was not spoken to since. */
    boolean isNewsOfLoss(Instant at) {
        return !isLost() && (reachableAt == null || !at.isBefore(reachableAt));
    }

    private Instant reachedBy(Instant at) {
        return reachableAt == null || at.isAfter(reachableAt) ? at : reachableAt;
    }

    /**
     * Somebody else answered.
     *
     * @param contactAt when leave was given for what he answered; null if nobody knows
     */
    Reach wrong(Channel channel, Instant at, @Nullable Instant contactAt) {
        AddressKind kind = AddressKind.of(channel);
        return numberNamedFrom()
                .filter(_ -> kind == AddressKind.NUMBER && wasToNumberBefore(contactAt))
                .map(named -> wrongNumberBefore(at, named))
                .orElseGet(() -> reported(wrongSince(kind), at) ? this : with(parts -> parts.wrong(kind, at)));
    }

    /** Whether a contact went to another number than is registered now: that was named on a day which had begun nowhere yet. */
    boolean wasToNumberBefore(@Nullable Instant contactAt) {
        return contactAt != null
                && numberNamedFrom().filter(contactAt::isBefore).isPresent();
    }

    private Optional<Instant> numberNamedFrom() {
        return Optional.ofNullable(numberNamed)
                .map(day -> day.atStartOfDay(FIRST_ZONE).toInstant());
    }

    /**
     * What went to it until another was named went to a stranger. Nobody uses it any more, but it may come back; in whatever order
     * it is heard, what counts is when it was first so.
     */
    private Reach wrongNumberBefore(Instant at, Instant named) {
        Wrong first = new Wrong(AddressKind.NUMBER.wrongRule(), at, Timetable.later(at, named));
        List<Wrong> said = past().stream()
                .filter(w -> !w.wasInUse() || w.rule().equals(first.rule()) && named.equals(w.to()))
                .toList();
        if (said.stream().anyMatch(w -> !at.isBefore(w.from()) && (w.wasInUse() || !first.wasInUse()))) {
            return this;
        }
        return with(parts -> parts.wrongBefore =
                latest(Stream.concat(Stream.of(first), past().stream().filter(w -> !said.contains(w)))));
    }

    private static List<Wrong> latest(Stream<Wrong> wrongs) {
        List<Wrong> all = wrongs.toList();
        return all.subList(Math.max(0, all.size() - MOST_WRONG), all.size());
    }

    private @Nullable Instant wrongSince(AddressKind kind) {
        return switch (kind) {
            case NUMBER -> wrongNumberSince;
            case EMAIL -> wrongEmailSince;
            case POST -> wrongPostSince;
            case APP -> wrongAppSince;
        };
    }

    /** In whatever order it is heard, what counts is when it was first so. */
    private static boolean reported(@Nullable Instant since, Instant at) {
        return since != null && !at.isBefore(since);
    }

    boolean isWrong(Channel channel) {
        return isWrong(AddressKind.of(channel));
    }

    boolean isWrong(AddressKind kind) {
        return wrongSince(kind) != null;
    }

    /** What forbids contact by a channel whose address is somebody else's. */
    static String wrongRule(Channel channel) {
        return AddressKind.of(channel).wrongRule();
    }

    /** In whatever order it is heard, the earliest time counts. */
    Reach refusedBy(String ref, Instant at) {
        if (isRefusedBy(ref, at)) {
            return this;
        }
        List<Refusal> before = refusals == null ? List.of() : refusals;
        return with(parts -> {
            if (!refusing.contains(ref)) {
                parts.refusing =
                        Stream.concat(refusing.stream(), Stream.of(ref)).toList();
            }
            parts.refusals = Stream.concat(
                            before.stream().filter(r -> !r.ref().equals(ref)), Stream.of(new Refusal(ref, at)))
                    .sorted(Comparator.comparing(Refusal::ref))
                    .toList();
        });
    }

    /** The same but for what is changed of its parts. */
    private Reach with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.reach();
    }

    /** What may change of it, while it changes. */
    private static final class Parts {
        private int failedCalls;
        private @Nullable Instant lostSince;
        private List<String> refusing;
        private @Nullable Instant wrongNumberSince;
        private @Nullable Instant wrongEmailSince;
        private @Nullable Instant wrongPostSince;
        private @Nullable Instant wrongAppSince;
        private @Nullable Instant reachableAt;
        private @Nullable List<AskedAgain> askedAgain;
        private @Nullable List<Wrong> wrongBefore;
        private @Nullable List<Refusal> refusals;
        private @Nullable Boolean numberChanged;
        private @Nullable LocalDate numberSince;
        private @Nullable List<Instant> failedAt;
        private @Nullable LocalDate numberNamed;

        Parts(Reach reach) {
            this.failedCalls = reach.failedCalls;
            this.lostSince = reach.lostSince;
            this.refusing = reach.refusing;
            this.wrongNumberSince = reach.wrongNumberSince;
            this.wrongEmailSince = reach.wrongEmailSince;
            this.wrongPostSince = reach.wrongPostSince;
            this.wrongAppSince = reach.wrongAppSince;
            this.reachableAt = reach.reachableAt;
            this.askedAgain = reach.askedAgain;
            this.wrongBefore = reach.wrongBefore;
            this.refusals = reach.refusals;
            this.numberChanged = reach.numberChanged;
            this.numberSince = reach.numberSince;
            this.failedAt = reach.failedAt;
            this.numberNamed = reach.numberNamed;
        }

        void wrong(AddressKind kind, @Nullable Instant since) {
            switch (kind) {
                case NUMBER -> wrongNumberSince = since;
                case EMAIL -> wrongEmailSince = since;
                case POST -> wrongPostSince = since;
                case APP -> wrongAppSince = since;
            }
        }

        Reach reach() {
            return new Reach(
                    failedCalls,
                    lostSince,
                    refusing,
                    wrongNumberSince,
                    wrongEmailSince,
                    wrongPostSince,
                    wrongAppSince,
                    reachableAt,
                    askedAgain,
                    wrongBefore,
                    refusals,
                    numberChanged,
                    numberSince,
                    failedAt,
                    numberNamed);
        }
    }
}
