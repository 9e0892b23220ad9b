package io.recourse.intake.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.intake.domain.CreditRecordEvent.ConductEnded;
import io.recourse.intake.domain.CreditRecordEvent.ConductGoesOn;
import io.recourse.intake.domain.CreditRecordEvent.DeletionDue;
import io.recourse.intake.domain.CreditRecordEvent.NoticeTaken;
import io.recourse.intake.domain.CreditRecordEvent.ObjectionClosed;
import io.recourse.intake.domain.CreditRecordEvent.ObjectionNoted;
import io.recourse.intake.domain.CreditRecordEvent.ObjectionOverdue;
import io.recourse.intake.domain.CreditRecordEvent.ReportNoted;
import io.recourse.intake.domain.CreditRecordInput.CaseOver;
import io.recourse.intake.domain.CreditRecordInput.DebtRestored;
import io.recourse.intake.domain.CreditRecordInput.DebtorNotified;
import io.recourse.intake.domain.CreditRecordInput.EndStated;
import io.recourse.intake.domain.CreditRecordInput.Finding;
import io.recourse.intake.domain.CreditRecordInput.ObjectionAnswered;
import io.recourse.intake.domain.CreditRecordInput.ObjectionRaised;
import io.recourse.intake.domain.CreditRecordInput.RecordDeadlinePassed;
import io.recourse.intake.domain.CreditRecordInput.ReportMade;
import io.recourse.intake.domain.CreditRecordState.Announced;
import io.recourse.intake.domain.CreditRecordState.Deleted;
import io.recourse.intake.domain.CreditRecordState.DeletionCause;
import io.recourse.intake.domain.CreditRecordState.Objection;
import io.recourse.intake.domain.CreditRecordState.Reported;
import io.recourse.intake.domain.CreditRecordState.Retention;
import io.recourse.intake.domain.CreditRecordState.Unannounced;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.calendar.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lender may tell a credit bureau of a case, when, and when it has to be gone again (征信业管理条例 art. 15, 16, 25).
 *
 * <p>Begun by the case, which knows whether the debtor may be told of it at all; id = the case's. Facets: tenant = lender;
 * status {@code UNANNOUNCED}, {@code ANNOUNCED}, {@code REPORTED}, {@code DISPUTED}, {@code RETAINED} (the term runs) or
 * {@code DELETED}; no columns.
 *
 * <p>A payment taken back after the close means that the conduct had not ended: the term stops, and the lender says when it
 * ended after all. What is deleted by then stays deleted, and nothing is reported of this case again.
 */
public final class CreditRecordDecider implements Decider<CreditRecordState, CreditRecordInput, CreditRecordEvent> {

    /** The kind of subject: {@code credit-record}. */
    public static final String KIND = "credit-record";

    /** Answers a record keeps, bound by what a state may hold. */
    private static final int MOST_ANSWERS = 250;

    private static final String RETENTION = "credit-retention";
    private static final String OBJECTION = "credit-objection";

    private final CreditRecordPack pack;

    public CreditRecordDecider(CreditRecordPack pack) {
        this.pack = pack;
    }

    /** The record of a case. */
    public static SubjectId of(String caseId) {
        return new SubjectId(KIND, caseId);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CreditRecordState initial(SubjectId id) {
        return new Unannounced(id.id());
    }

    @Override
    public Decision<CreditRecordEvent> decide(CreditRecordState state, CreditRecordInput input, Instant now) {
        return switch (state) {
            case Unannounced _ -> beforeNotice(input);
            case Announced announced -> whileAnnounced(announced, input, now);
            case Reported reported -> whileReported(reported, input, now);
            case Deleted _ -> afterDeletion(input);
        };
    }

    private Decision<CreditRecordEvent> beforeNotice(CreditRecordInput input) {
        return switch (input) {
            case DebtorNotified told -> {
                ZoneId zone = ZoneId.of(told.zone());
                LocalDate lastDayOfWait =
                        LocalDays.dateOf(told.at(), zone).plusDays(pack.notice().waitDays());
                yield Decision.accept(new NoticeTaken(
                        told.lender(), told.zone(), told.at(), told.channel(), LocalDays.endOf(lastDayOfWait, zone)));
            }
            case ReportMade _, EndStated _, ObjectionRaised _, ObjectionAnswered _ ->
                Decision.refuse("credit-notice-missing", null, "the debtor has not been told beforehand");
            case CaseOver _, DebtRestored _ -> Decision.nothing();
            case RecordDeadlinePassed _ -> throw new IllegalStateException("nothing is due before the notice");
        };
    }

    private Decision<CreditRecordEvent> whileAnnounced(Announced state, CreditRecordInput input, Instant now) {
        return switch (input) {
            // the case lets one notice through
            case DebtorNotified _ -> Decision.nothing();
            case ReportMade made -> report(state, made, now);
            case CaseOver over ->
                pack.retention().endedBy().contains(over.reason())
                        ? Decision.accept(new ConductEnded(over.on(), null))
                        : Decision.nothing();
            case EndStated stated -> {
                Decision<CreditRecordEvent> known = known(state.endedOn(), stated.on(), state.zone(), now);
                yield known == null ? Decision.accept(new ConductEnded(stated.on(), null)) : known;
            }
            case DebtRestored _ -> state.endedOn() == null ? Decision.nothing() : Decision.accept(new ConductGoesOn());
            case ObjectionRaised _, ObjectionAnswered _ ->
                Decision.refuse("credit-record-not-reported", null, "nothing has been reported to object to");
            case RecordDeadlinePassed _ -> throw new IllegalStateException("nothing is due before the report");
        };
    }

    private Decision<CreditRecordEvent> report(Announced state, ReportMade made, Instant now) {
        if (made.at().isAfter(now)) {
            return toCome("at");
        }
        if (made.at().isBefore(state.reportableFrom())) {
            return Decision.refuse(
                    "credit-report-too-early", "at", "the debtor has time until " + state.reportableFrom());
        }
        ReportNoted noted = new ReportNoted(made.bureau(), made.at());
        LocalDate endedOn = state.endedOn();
        if (endedOn == null) {
            return Decision.accept(noted);
        }
        ZoneId zone = ZoneId.of(state.zone());
        return LocalDays.dateOf(made.at(), zone).isAfter(endedOn)
                ? Decision.refuse("credit-conduct-ended", "at", "what is over is not reported any more")
                : Decision.accept(noted, new ConductEnded(endedOn, deleteAt(endedOn, zone)));
    }

    /** 24:00 of the corresponding day, or the month's last: from then on it must not stand there. */
    private Instant deleteAt(LocalDate endedOn, ZoneId zone) {
        return new Term(endedOn.plusYears(pack.retention().years())).endsAt(zone);
    }

    private Decision<CreditRecordEvent> whileReported(Reported state, CreditRecordInput input, Instant now) {
        return switch (input) {
            case DebtorNotified _ -> Decision.nothing();
            case ReportMade made ->
                made.bureau().equals(state.report().bureau())
                                && made.at().equals(state.report().at())
                        ? Decision.nothing()
                        : Decision.refuse("credit-report-repeated", null, "a case is reported once");
            case CaseOver over ->
                pack.retention().endedBy().contains(over.reason()) ? ended(state, over.on()) : Decision.nothing();
            case EndStated stated -> stated(state, stated.on(), now);
            case DebtRestored _ ->
                state.retention() == null ? Decision.nothing() : Decision.accept(new ConductGoesOn());
            case ObjectionRaised raised -> object(state, raised, now);
            case ObjectionAnswered answered -> answer(state, answered, now);
            case RecordDeadlinePassed passed -> passed(state, passed.deadline());
        };
    }

    private Decision<CreditRecordEvent> ended(Reported state, LocalDate on) {
        return Decision.accept(new ConductEnded(on, deleteAt(on, ZoneId.of(state.zone()))));
    }

    private Decision<CreditRecordEvent> stated(Reported state, LocalDate on, Instant now) {
        Retention retention = state.retention();
        Decision<CreditRecordEvent> known =
                known(retention == null ? null : retention.endedOn(), on, state.zone(), now);
        return known == null ? ended(state, on) : known;
    }

    /** A known end only moves forward in the debtor's favour: to an earlier day. Null if it may be this one. */
    private static @Nullable Decision<CreditRecordEvent> known(
            @Nullable LocalDate endedOn, LocalDate on, String zone, Instant now) {
        if (isToCome(on, now, zone)) {
            return endToCome();
        }
        if (endedOn == null || on.isBefore(endedOn)) {
            return null;
        }
        return on.equals(endedOn)
                ? Decision.nothing()
                : Decision.refuse("credit-conduct-ended", "on", "it ended earlier, and its time runs since");
    }

    private Decision<CreditRecordEvent> object(Reported state, ObjectionRaised raised, Instant now) {
        Objection open = state.objection();
        if (state.knows(raised.objectionId())
                || open != null && open.objectionId().equals(raised.objectionId())) {
            return Decision.nothing();
        }
        if (open != null) {
            return Decision.refuse("credit-objection-open", "objectionId", "another objection is being checked");
        }
        if (state.answers().size() >= MOST_ANSWERS) {
            return Decision.refuse(
                    "credit-objections-too-many", null, "so many were answered that no more are kept: a person looks");
        }
        if (raised.at().isAfter(now)) {
            return toCome("at");
        }
        ZoneId zone = ZoneId.of(state.zone());
        LocalDate lastDay =
                LocalDays.dateOf(raised.at(), zone).plusDays(pack.objection().answerDays());
        return Decision.accept(new ObjectionNoted(raised.objectionId(), raised.at(), new Term(lastDay).endsAt(zone)));
    }

    /** An answer that comes too late is taken too: the debtor has a right to it. */
    private static Decision<CreditRecordEvent> answer(Reported state, ObjectionAnswered answered, Instant now) {
        if (state.knows(answered.objectionId())) {
            return state.answers().stream()
                            .anyMatch(a ->
                                    a.objectionId().equals(answered.objectionId()) && a.finding() == answered.finding())
                    ? Decision.nothing()
                    : Decision.refuse("credit-objection-answered", "objectionId", "it was answered otherwise");
        }
        Objection open = state.objection();
        if (open == null || !open.objectionId().equals(answered.objectionId())) {
            return Decision.refuse("credit-objection-unknown", "objectionId", "no such objection is being checked");
        }
        if (answered.at().isAfter(now)) {
            return toCome("at");
        }
        return Decision.accept(new ObjectionClosed(answered.objectionId(), answered.finding(), answered.at()));
    }

    /** A look that the state no longer asks for is stale and finds nothing. */
    private Decision<CreditRecordEvent> passed(Reported state, Deadline deadline) {
        if (!deadlines(state).contains(deadline)) {
            return Decision.nothing();
        }
        return deadline.kind().equals(RETENTION)
                ? Decision.<CreditRecordEvent>accept(new DeletionDue(deadline.dueAt()))
                        .tell(
                                new SubjectId(CaseDecider.KIND, state.id()),
                                new CaseInput.ReportExpired(deadline.dueAt()))
                : Decision.accept(new ObjectionOverdue(deadline.ref(), deadline.dueAt()));
    }

    private static Decision<CreditRecordEvent> afterDeletion(CreditRecordInput input) {
        return switch (input) {
            case ReportMade _, EndStated _, ObjectionRaised _, ObjectionAnswered _ ->
                Decision.refuse("credit-record-deleted", null, "it is deleted for good");
            case DebtorNotified _, CaseOver _, DebtRestored _, RecordDeadlinePassed _ -> Decision.nothing();
        };
    }

    private static boolean isToCome(LocalDate day, Instant now, String zone) {
        return day.isAfter(LocalDays.dateOf(now, ZoneId.of(zone)));
    }

    private static Decision<CreditRecordEvent> endToCome() {
        return toCome("on");
    }

    private static Decision<CreditRecordEvent> toCome(String field) {
        return Decision.refuse("time-in-future", field, "what is yet to come has not happened");
    }

    @Override
    public CreditRecordState evolve(CreditRecordState state, CreditRecordEvent event) {
        return switch (state) {
            case Unannounced unannounced when event instanceof NoticeTaken taken -> unannounced.announced(taken);
            case Announced announced when event instanceof ReportNoted noted -> announced.reported(noted);
            case Announced announced when event instanceof ConductEnded ended -> announced.ended(ended.on());
            case Announced announced when event instanceof ConductGoesOn -> announced.ended(null);
            case Reported reported -> reported(reported, event);
            case Unannounced _, Announced _, Deleted _ -> throw impossible(state, event);
        };
    }

    private static CreditRecordState reported(Reported state, CreditRecordEvent event) {
        return switch (event) {
            case ConductEnded ended -> state.ended(ended);
            case ConductGoesOn _ -> state.goesOn();
            case ObjectionNoted noted -> state.disputed(noted);
            case ObjectionOverdue _ -> state.overdue();
            case ObjectionClosed closed ->
                closed.finding() == Finding.WITHDRAWN
                        ? state.deleted(DeletionCause.WITHDRAWN, closed.at())
                        : state.answered(closed);
            case DeletionDue due -> state.deleted(DeletionCause.EXPIRED, due.at());
            case NoticeTaken _, ReportNoted _ -> throw impossible(state, event);
        };
    }

    private static IllegalStateException impossible(CreditRecordState state, CreditRecordEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot happen to "
                + state.getClass().getSimpleName());
    }

    @Override
    public Set<Deadline> deadlines(CreditRecordState state) {
        return switch (state) {
            case Reported reported -> due(reported.retention(), reported.objection());
            case Unannounced _, Announced _, Deleted _ -> Set.of();
        };
    }

    private static Set<Deadline> due(@Nullable Retention retention, @Nullable Objection objection) {
        Set<Deadline> due = new HashSet<>();
        if (retention != null) {
            due.add(Deadline.legal(RETENTION, "", retention.deleteAt(), "征信业管理条例 art. 16"));
        }
        if (objection != null && !objection.overdue()) {
            due.add(Deadline.legal(OBJECTION, objection.objectionId(), objection.answerBy(), "征信业管理条例 art. 25"));
        }
        return due;
    }

    @Override
    public Facets facets(CreditRecordState state) {
        return switch (state) {
            case Unannounced _ -> Facets.of(Facets.SHARED, "UNANNOUNCED");
            case Announced s -> Facets.of(s.lender(), "ANNOUNCED");
            case Reported s -> Facets.of(s.lender(), status(s));
            case Deleted s -> Facets.of(s.lender(), "DELETED");
        };
    }

    private static String status(Reported state) {
        if (state.objection() != null) {
            return "DISPUTED";
        }
        return state.retention() == null ? "REPORTED" : "RETAINED";
    }

    @Override
    public CreditRecordInput passed(Deadline deadline) {
        return new RecordDeadlinePassed(deadline);
    }
}
