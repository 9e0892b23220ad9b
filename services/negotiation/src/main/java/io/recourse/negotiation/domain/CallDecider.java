package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CallEvent.CallKept;
import io.recourse.negotiation.domain.CallEvent.CallTerminated;
import io.recourse.negotiation.domain.CallEvent.ComplaintNoted;
import io.recourse.negotiation.domain.CallEvent.PhraseAlerted;
import io.recourse.negotiation.domain.CallEvent.Reason;
import io.recourse.negotiation.domain.CallEvent.RecordingKept;
import io.recourse.negotiation.domain.CallEvent.RecordingMissed;
import io.recourse.negotiation.domain.CallEvent.RecordingSampled;
import io.recourse.negotiation.domain.CallEvent.SignalHeard;
import io.recourse.negotiation.domain.CallEvent.SoothingBegan;
import io.recourse.negotiation.domain.CallEvent.TalkDenied;
import io.recourse.negotiation.domain.CallEvent.TalkNoted;
import io.recourse.negotiation.domain.CallInput.Alert;
import io.recourse.negotiation.domain.CallInput.Complained;
import io.recourse.negotiation.domain.CallInput.DeadlinePassed;
import io.recourse.negotiation.domain.CallInput.Recorded;
import io.recourse.negotiation.domain.CallInput.Signalled;
import io.recourse.negotiation.domain.CallInput.TookPlace;
import io.recourse.negotiation.domain.CallInput.Transcribed;
import io.recourse.negotiation.domain.CallInput.WasInVain;
import io.recourse.negotiation.domain.CallState.Heard;
import io.recourse.negotiation.domain.CallState.Open;
import io.recourse.negotiation.domain.CallState.Soothing;
import io.recourse.negotiation.domain.CallState.Terminated;
import io.recourse.negotiation.domain.CallState.Unheard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Says how a call goes on by how the voice sounds, and watches that its recording is named and reviewed. */
public final class CallDecider implements Decider<CallState, CallInput, CallEvent> {

    public static final String KIND = "call";

    /** Facet: the case it belongs to. */
    public static final String OF_CASE = "call_case";

    /** Facet: its contact's name in that case. */
    public static final String OF_ATTEMPT = "call_attempt";

    /** Facet: a person is to listen to it. */
    public static final String SAMPLED = "recording_sampled";

    /** Facet: nobody named its recording in time. */
    public static final String MISSING = "recording_missing";

    /** Facet: its recording is named. */
    public static final String RECORDED = "recording_named";

    static final String STRESS = "stress-over-threshold";
    static final String PHRASE = "sensitive-phrase";
    static final String SOOTHE = "no-escalation-in-call";

    private static final String RECORDING = "recording";

    private final CallPolicy policy;
    private final Lots lots;

    /** @param lots which calls a person listens to */
    public CallDecider(CallPolicy policy, Lots lots) {
        this.policy = policy;
        this.lots = lots;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CallState initial(SubjectId id) {
        return new Unheard(id.id());
    }

    @Override
    public Decision<CallEvent> decide(CallState state, CallInput input, Instant now) {
        return switch (input) {
            case Signalled s -> signalled(state, s, now);
            case Transcribed t -> transcribed(state, t, now);
            case TookPlace t -> follow(state, t.call(), tookPlace(file(state), t.at()));
            case WasInVain _ -> inVain(file(state));
            case Recorded r -> recorded(state, r);
            case Complained c -> complained(state, c, now);
            case DeadlinePassed(Deadline due) -> missed(state, due);
        };
    }

    private Decision<CallEvent> signalled(CallState state, Signalled signal, Instant now) {
        Decision<CallEvent> not = refused(signal.call(), signal.at(), signal.inVain(), now);
        if (not != null) {
            return not;
        }
        CallFile file = file(state);
        List<CallEvent> events = new ArrayList<>();
        if (file == null || file.label() != signal.label() || signal.stress() > file.stress()) {
            events.add(new SignalHeard(signal.label(), signal.stress(), signal.at()));
        }
        events.addAll(tookPlace(file, signal.at()));
        boolean tooMuch = signal.stress() > policy.stress().most();
        if (tooMuch && !(state instanceof Terminated)) {
            return terminated(state, signal.call(), events, signal.at(), STRESS);
        }
        if (policy.soothing().labels().contains(signal.label())
                && (state instanceof Open || state instanceof Unheard)) {
            events.add(new SoothingBegan(signal.label(), signal.at(), policy.id()));
        }
        return follow(state, signal.call(), events);
    }

    private Decision<CallEvent> transcribed(CallState state, Transcribed told, Instant now) {
        Decision<CallEvent> not = refused(told.call(), told.at(), told.inVain(), now);
        if (not != null) {
            return not;
        }
        CallFile file = file(state);
        List<CallEvent> events = new ArrayList<>(tookPlace(file, told.at()));
        Set<String> known = new HashSet<>(file == null ? List.of() : file.alerts());
        for (Alert alert : told.alerts()) {
            if (known.add(alert.code())) {
                events.add(new PhraseAlerted(alert.code(), alert.zone(), told.at()));
            }
        }
        return told.alerts().stream().anyMatch(Alert::stops) && !(state instanceof Terminated)
                ? terminated(state, told.call(), events, told.at(), PHRASE)
                : follow(state, told.call(), events);
    }

    /** Of what was said in a call; null if it may have been. */
    private static @Nullable Decision<CallEvent> refused(CallMade call, Instant at, boolean inVain, Instant now) {
        if (at.isAfter(now)) {
            return Decision.refuse("signal-in-future", "at", "nothing can be heard later than now");
        }
        if (at.isBefore(call.at())) {
            return Decision.refuse("signal-before-call", "at", "the call was not made yet");
        }
        return inVain ? Decision.refuse("call-in-vain", "attemptId", "nobody was spoken to") : null;
    }

    /**
     * Neither this case nor its ladder calls the party again for some days: the party, who grants calls, is told. A third person
     * who is upset says nothing of the party; that it wants no more is told by its refusal.
     */
    private Decision<CallEvent> terminated(
            CallState state, CallMade call, List<CallEvent> before, Instant at, String rule) {
        before.add(new CallTerminated(at, rule, policy.id()));
        before.add(new RecordingSampled(Reason.TERMINATED, policy.id()));
        Decision.Accepted<CallEvent> ended = follow(state, call, before);
        return call.third() != null
                ? ended
                : ended.tell(
                        new SubjectId(PartyDecider.KIND, call.party()),
                        new PartyInput.CallBrokenOff(call.caseId(), call.attemptId(), at));
    }

    /** The earliest word of it counts: the recording's time runs from there. */
    private static List<CallEvent> tookPlace(@Nullable CallFile file, Instant at) {
        return file == null || file.tookPlaceAt() == null || at.isBefore(file.tookPlaceAt())
                ? List.of(new TalkNoted(at))
                : List.of();
    }

    private static Decision<CallEvent> inVain(@Nullable CallFile file) {
        return file == null || file.tookPlaceAt() == null || file.heard()
                ? Decision.nothing()
                : Decision.accept(new TalkDenied());
    }

    private Decision<CallEvent> recorded(CallState state, Recorded told) {
        CallFile file = file(state);
        Recording known = file == null ? null : file.recording();
        if (known == null) {
            return follow(state, told.call(), List.of(new RecordingKept(told.recording())));
        }
        if (!known.hash().equals(told.recording().hash())
                || !known.salt().equals(told.recording().salt())) {
            return Decision.refuse("recording-contradicts", "hash", "the call has a recording of another hash");
        }
        return known.equals(told.recording())
                ? Decision.nothing()
                : Decision.refuse("recording-contradicts", "reference", "the recording has another reference");
    }

    private Decision<CallEvent> complained(CallState state, Complained complaint, Instant now) {
        if (complaint.at().isAfter(now)) {
            return Decision.refuse("complaint-in-future", "at", "nobody complains later than now");
        }
        if (complaint.at().isBefore(complaint.call().at())) {
            return Decision.refuse("complaint-before-call", "at", "the call was not made yet");
        }
        CallFile file = file(state);
        return file != null && file.complainedAt() != null
                ? Decision.nothing()
                : follow(
                        state,
                        complaint.call(),
                        List.of(
                                new ComplaintNoted(complaint.at()),
                                new RecordingSampled(Reason.COMPLAINED, policy.id())));
    }

    private static Decision<CallEvent> missed(CallState state, Deadline due) {
        return due.kind().equals(RECORDING) && state instanceof Heard
                ? Decision.accept(new RecordingMissed(due.dueAt(), due.rule()))
                : Decision.nothing();
    }

    /** What the first word of a call begins with, and how the call stands after it. */
    private Decision.Accepted<CallEvent> follow(CallState state, CallMade call, List<CallEvent> then) {
        List<CallEvent> events = new ArrayList<>();
        if (state instanceof Unheard) {
            events.add(new CallKept(call));
            if (lots.draws(call, policy.sampling().shareBp())) {
                events.add(new RecordingSampled(Reason.LOT, policy.id()));
            }
        }
        events.addAll(then);
        CallState after = state;
        for (CallEvent event : events) {
            after = evolve(after, event);
        }
        return Decision.<CallEvent>accept(events).answering(advice((Heard) after));
    }

    private Map<String, String> advice(Heard state) {
        return switch (state) {
            case Open open -> Advice.goOn(upTo(open.file().call().tone()));
            case Soothing _ ->
                Advice.SOOTHE.by(
                        SOOTHE, policy.soothing().source(), policy.soothing().tones());
            case Terminated t ->
                Advice.TERMINATE.by(
                        t.rule(),
                        t.rule().equals(STRESS)
                                ? policy.stress().source()
                                : policy.phrases().source(),
                        List.of());
        };
    }

    /** Nobody speaks harder than was allowed. */
    private static List<Tone> upTo(Tone tone) {
        return Arrays.stream(Tone.values()).filter(t -> t.compareTo(tone) <= 0).toList();
    }

    private static @Nullable CallFile file(CallState state) {
        return switch (state) {
            case Unheard _ -> null;
            case Heard heard -> heard.file();
        };
    }

    @Override
    public CallState evolve(CallState state, CallEvent event) {
        return switch (event) {
            case CallKept(var call) when state instanceof Unheard unheard -> unheard.open(call);
            case CallKept _ -> throw new IllegalStateException("a call is kept once");
            case SignalHeard(var label, var stress, var _) -> change(state, f -> f.hearing(label, stress));
            case SoothingBegan _ when state instanceof Open open -> open.soothe();
            case SoothingBegan _ -> throw new IllegalStateException("only an open call turns soothing");
            case PhraseAlerted(var code, var _, var _) -> change(state, f -> f.alerted(code));
            case CallTerminated(var at, var rule, var _) -> terminated(heard(state), at, rule);
            case TalkNoted(var at) -> change(state, f -> f.tookPlace(at));
            case TalkDenied _ -> change(state, CallFile::inVain);
            case RecordingKept(var recording) -> change(state, f -> f.recorded(recording));
            case RecordingMissed _ -> change(state, CallFile::missed);
            case RecordingSampled(var reason, var _) -> change(state, f -> f.sampled(reason));
            case ComplaintNoted(var at) -> change(state, f -> f.complained(at));
        };
    }

    private static Terminated terminated(Heard state, Instant at, String rule) {
        return switch (state) {
            case Open open -> open.terminate(at, rule);
            case Soothing soothing -> soothing.terminate(at, rule);
            case Terminated _ -> throw new IllegalStateException("a call ends once");
        };
    }

    private static Heard heard(CallState state) {
        return switch (state) {
            case Heard heard -> heard;
            case Unheard u -> throw new IllegalStateException("nobody has heard of call " + u.callId());
        };
    }

    private static CallState change(CallState state, UnaryOperator<CallFile> change) {
        Heard heard = heard(state);
        return heard.with(change.apply(heard.file()));
    }

    @Override
    public Set<Deadline> deadlines(CallState state) {
        return switch (state) {
            case Unheard _ -> Set.of();
            case Heard heard -> deadlines(heard.file());
        };
    }

    private Set<Deadline> deadlines(CallFile file) {
        return file.tookPlaceAt() == null || file.recording() != null || file.missing()
                ? Set.of()
                : Set.of(Deadline.business(
                        RECORDING,
                        "",
                        file.tookPlaceAt()
                                .plus(Duration.ofHours(policy.recording().withinHours())),
                        policy.id()));
    }

    @Override
    public Facets facets(CallState state) {
        return switch (state) {
            case Unheard _ -> Facets.of(Facets.SHARED, "UNHEARD");
            case Open open -> facets(open.file(), "OPEN");
            case Soothing soothing -> facets(soothing.file(), "SOOTHING");
            case Terminated terminated -> facets(terminated.file(), "TERMINATED");
        };
    }

    private static Facets facets(CallFile file, String status) {
        Map<String, Object> columns = new HashMap<>();
        columns.put(OF_CASE, file.call().caseId());
        columns.put(OF_ATTEMPT, file.call().attemptId());
        columns.put(SAMPLED, !file.sampled().isEmpty());
        columns.put(MISSING, file.missing());
        columns.put(RECORDED, file.recording() != null);
        return new Facets(file.call().lender(), status, null, columns);
    }

    @Override
    public CallInput passed(Deadline deadline) {
        return new DeadlinePassed(deadline);
    }
}
