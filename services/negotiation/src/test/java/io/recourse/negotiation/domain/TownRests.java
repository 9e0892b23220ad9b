package io.recourse.negotiation.domain;

import io.recourse.casework.spec.Life;
import io.recourse.casework.spec.Rest;
import io.recourse.negotiation.domain.CaseState.Closed;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import io.recourse.negotiation.domain.CaseState.Scheduled;
import io.recourse.negotiation.domain.CaseState.Talking;
import io.recourse.negotiation.domain.CaseState.Waiting;
import java.util.List;

/** Where cases, parties and what belongs to them may lie without a deadline. */
interface TownRests extends Life {

    @Override
    default List<Rest> rests() {
        return List.of(
                Rest.over(Closed.class),
                Rest.until(Waiting.class, CaseInput.StrategyGiven.class, CaseInput.Closed.class),
                Rest.until(
                        Scheduled.class,
                        "paused",
                        paused -> isPaused(paused.file()),
                        CaseInput.PauseOver.class,
                        CaseInput.Closed.class),
                Rest.until(
                        Talking.class,
                        "paused",
                        paused -> isPaused(paused.file()),
                        CaseInput.PauseOver.class,
                        CaseInput.Closed.class),
                Rest.until(
                        Exhausted.class,
                        CaseInput.Closed.class,
                        CaseInput.PromiseMade.class,
                        CaseInput.OfferAccepted.class,
                        CaseInput.PaymentHeard.class,
                        CaseInput.PauseBegan.class),
                Rest.over(TaskState.Done.class),
                Rest.until(TaskState.Lapsed.class, "nobody took it", lapsed -> lapsed.by()
                        .isEmpty()),
                Rest.until(
                        TaskState.Lapsed.class,
                        "somebody took it",
                        lapsed -> !lapsed.by().isEmpty(),
                        TaskInput.Complete.class),
                Rest.until(
                        TaskState.Open.class, "an answer", open -> open.task().until() == null, TaskInput.Take.class),
                Rest.until(
                        TaskState.Taken.class,
                        "an answer",
                        taken -> taken.task().until() == null,
                        TaskInput.GiveBack.class,
                        TaskInput.Complete.class),
                Rest.until(
                        CallState.Heard.class,
                        "its recording named, missed or not due",
                        call -> call.file().recording() != null
                                || call.file().missing()
                                || call.file().tookPlaceAt() == null,
                        CallInput.Complained.class,
                        CallInput.Signalled.class),
                Rest.over(LinkState.Over.class),
                Rest.until(
                        LinkState.Standing.class,
                        "without an end",
                        link -> link.file().until() == null,
                        LinkInput.Withdrawn.class),
                Rest.until(
                        NumberState.Dialled.class,
                        "no place kept",
                        number -> number.file().places().isEmpty(),
                        NumberInput.PlaceAsked.class,
                        NumberInput.DialEnded.class),
                Rest.until(
                        PartyState.Known.class,
                        "nothing granted and open",
                        party -> party.file().grants().stream().noneMatch(Grant::open),
                        PartyInput.ContactAsked.class,
                        PartyInput.Ceased.class,
                        PartyInput.FlagRaised.class));
    }

    private static boolean isPaused(CaseFile file) {
        return file.pauses().list().stream().anyMatch(pause -> pause.to() == null);
    }
}
