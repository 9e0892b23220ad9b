package io.recourse.negotiation.domain;

import java.time.Instant;

/** What happened in a call; all of it private: what others need of a contact, its case tells. */
public sealed interface CallEvent {

    /** The first that was heard of it. */
    record CallKept(CallMade call) implements CallEvent {}

    /**
     * The label changed, or the stress is higher than ever in this call.
     *
     * @param stress 0 … 100
     */
    record SignalHeard(VoiceLabel label, int stress, Instant at) implements CallEvent {}

    /** From now on the caller soothes, and escalates no more in this call. */
    record SoothingBegan(VoiceLabel label, Instant at, String rule) implements CallEvent {}

    /**
     * The caller said what nobody may say.
     *
     * @param code of the phrase, never its words as they were said
     */
    record PhraseAlerted(String code, String zone, Instant at) implements CallEvent {}

    /**
     * The caller must hang up.
     *
     * @param rule why
     * @param policy that says when
     */
    record CallTerminated(Instant at, String rule, String policy) implements CallEvent {}

    /** Somebody was or may have been spoken to: a recording is to be named. */
    record TalkNoted(Instant at) implements CallEvent {}

    /** Nobody was, as is known by now: none is missed. */
    record TalkDenied() implements CallEvent {}

    record RecordingKept(Recording recording) implements CallEvent {}

    /** Nobody named a recording in time. */
    record RecordingMissed(Instant dueAt, String rule) implements CallEvent {}

    /** A person is to listen to it. */
    record RecordingSampled(Reason reason, String rule) implements CallEvent {}

    record ComplaintNoted(Instant at) implements CallEvent {}

    /** Why a recording is reviewed. */
    enum Reason {
        /** Its lot was drawn. */
        LOT,
        /** The call was broken off. */
        TERMINATED,
        /** Somebody complained of it. */
        COMPLAINED
    }
}
