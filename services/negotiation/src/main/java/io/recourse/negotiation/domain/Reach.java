package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.contact.ContactKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a party can be reached at all. It is lost after so many calls in a row that failed, and found by a conversation
 * or by an address that was lawfully repaired.
 *
 * @param failedCalls calls in a row that nobody answered or that could not be put through, ≥ 0
 * @param lostSince when it was lost, null if it is not
 * @param refusing third persons who said that they do not want to be asked: for good
 * @param wrongNumberSince when somebody else answered at its number, null if nobody did
 * @param wrongEmailSince when somebody else answered at its e-mail address, null if nobody did
 * @param wrongPostSince when somebody else answered a letter to it or opened its door, null if nobody did
 * @param wrongAppSince when somebody else answered in the app, null if nobody did
 * @param reachableAt when the last contact was allowed in which it was spoken to, or an address of it was found: what failed
 *     before proves nothing, however late it is told; null if never, or in rows of before it was kept
 */
public record Reach(
        int failedCalls,
        @Nullable Instant lostSince,
        List<String> refusing,
        @Nullable Instant wrongNumberSince,
        @Nullable Instant wrongEmailSince,
        @Nullable Instant wrongPostSince,
        @Nullable Instant wrongAppSince,
        @Nullable Instant reachableAt) {

    public Reach {
        refusing = List.copyOf(refusing);
    }

    static Reach unknown() {
        return new Reach(0, null, List.of(), null, null, null, null, null);
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
        return counts ? counting(failedCalls + 1, lostSince) : this;
    }

    /** @param at when the contact was allowed */
    Reach talkedTo(Instant at) {
        return new Reach(
                0,
                lostSince,
                refusing,
                wrongNumberSince,
                wrongEmailSince,
                wrongPostSince,
                wrongAppSince,
                reachedBy(at));
    }

    Reach lost(Instant at) {
        return counting(failedCalls, at);
    }

    Reach found() {
        return counting(0, null);
    }

    /** A new address, on lawful ground: what was wrong with the old ones counts no more. */
    Reach repaired(Instant at) {
        return new Reach(0, null, refusing, null, null, null, null, reachedBy(at));
    }

    private Instant reachedBy(Instant at) {
        return reachableAt == null || at.isAfter(reachableAt) ? at : reachableAt;
    }

    private Reach counting(int calls, @Nullable Instant lost) {
        return new Reach(
                calls, lost, refusing, wrongNumberSince, wrongEmailSince, wrongPostSince, wrongAppSince, reachableAt);
    }

    /** Somebody else answered. Letters and visits go to one address. */
    Reach wrong(Channel channel, Instant at) {
        if (reported(wrongSince(channel), at)) {
            return this;
        }
        return switch (channel) {
            case SMS, PHONE, VOICE_BOT -> withWrong(at, wrongEmailSince, wrongPostSince, wrongAppSince);
            case EMAIL -> withWrong(wrongNumberSince, at, wrongPostSince, wrongAppSince);
            case LETTER, FIELD_VISIT -> withWrong(wrongNumberSince, wrongEmailSince, at, wrongAppSince);
            case APP -> withWrong(wrongNumberSince, wrongEmailSince, wrongPostSince, at);
        };
    }

    private Reach withWrong(
            @Nullable Instant number, @Nullable Instant email, @Nullable Instant post, @Nullable Instant app) {
        return new Reach(failedCalls, lostSince, refusing, number, email, post, app, reachableAt);
    }

    private @Nullable Instant wrongSince(Channel channel) {
        return switch (channel) {
            case SMS, PHONE, VOICE_BOT -> wrongNumberSince;
            case EMAIL -> wrongEmailSince;
            case LETTER, FIELD_VISIT -> wrongPostSince;
            case APP -> wrongAppSince;
        };
    }

    /** In whatever order it is heard, what counts is when it was first so. */
    private static boolean reported(@Nullable Instant since, Instant at) {
        return since != null && !at.isBefore(since);
    }

    boolean isWrong(Channel channel) {
        return wrongSince(channel) != null;
    }

    /** What forbids contact by a channel whose address is somebody else's. */
    static String wrongRule(Channel channel) {
        return switch (channel) {
            case SMS, PHONE, VOICE_BOT -> "number-wrong";
            case EMAIL -> "email-wrong";
            case LETTER, FIELD_VISIT -> "postal-address-wrong";
            case APP -> "app-account-wrong";
        };
    }

    boolean isAnyWrong() {
        return Stream.of(Channel.values()).anyMatch(this::isWrong);
    }

    Reach refusedBy(String ref) {
        return refusing.contains(ref)
                ? this
                : new Reach(
                        failedCalls,
                        lostSince,
                        Stream.concat(refusing.stream(), Stream.of(ref)).toList(),
                        wrongNumberSince,
                        wrongEmailSince,
                        wrongPostSince,
                        wrongAppSince,
                        reachableAt);
    }
}
