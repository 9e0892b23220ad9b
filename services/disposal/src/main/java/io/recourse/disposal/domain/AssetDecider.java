package io.recourse.disposal.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.AssetEvent.Held;
import io.recourse.disposal.domain.AssetEvent.LetGoBy;
import io.recourse.disposal.domain.AssetEvent.NoticeNoted;
import io.recourse.disposal.domain.AssetEvent.ObjectionReceived;
import io.recourse.disposal.domain.AssetEvent.ReportReceived;
import io.recourse.disposal.domain.AssetEvent.ValuationCommissioned;
import io.recourse.disposal.domain.AssetEvent.ValuationOverdue;
import io.recourse.disposal.domain.AssetEvent.ValueFixed;
import io.recourse.disposal.domain.AssetEvent.ValueLapsed;
import io.recourse.disposal.domain.AssetInput.DeadlinePassed;
import io.recourse.disposal.domain.AssetInput.EffectEnded;
import io.recourse.disposal.domain.AssetInput.LetGo;
import io.recourse.disposal.domain.AssetInput.NoticePublished;
import io.recourse.disposal.domain.AssetInput.ObjectionDecided;
import io.recourse.disposal.domain.AssetInput.ValuationObjected;
import io.recourse.disposal.domain.AssetInput.ValuationOrdered;
import io.recourse.disposal.domain.AssetInput.ValuationReported;
import io.recourse.disposal.domain.AssetInput.VenueReport;
import io.recourse.disposal.domain.AssetState.Commissioning;
import io.recourse.disposal.domain.AssetState.Entry;
import io.recourse.disposal.domain.AssetState.Free;
import io.recourse.disposal.domain.AssetState.Holding;
import io.recourse.disposal.domain.AssetState.Lapsed;
import io.recourse.disposal.domain.AssetState.Objected;
import io.recourse.disposal.domain.AssetState.Order;
import io.recourse.disposal.domain.AssetState.Reported;
import io.recourse.disposal.domain.AssetState.Unregistered;
import io.recourse.disposal.domain.AssetState.Valued;
import io.recourse.disposal.domain.AssetState.Valuing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of an asset: one holder, and a value found by the law's ways. */
public final class AssetDecider implements Decider<AssetState, AssetInput, AssetEvent> {

    public static final String KIND = "asset";

    static final String VALUATION_DUE = "valuation-due";
    static final String OBJECTION_ENDS = "objection-ends";
    static final String VALUE_LAPSES = "value-lapses";

    private final Valuations valuations;
    private final String venue;

    /** @param venue who has our assets valued and alone may report on them */
    public AssetDecider(DisposalRules rules, String venue) {
        this.valuations = new Valuations(rules);
        this.venue = venue;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public AssetState initial(SubjectId id) {
        return new Unregistered(id.id());
    }

    @Override
    public Decision<AssetEvent> decide(AssetState state, AssetInput input, Instant now) {
        if (input instanceof VenueReport report
                && state instanceof Holding holding
                && !holding.entry().caseId().equals(report.caseId())) {
            return Decision.refuse(VenueReports.OTHER_CASE, "caseId", "this case does not hold the asset");
        }
        return switch (input) {
            case ValuationOrdered ordered -> ordered(state, ordered);
            case NoticePublished notice ->
                state instanceof Valued valued && valued.entry().caseId().equals(notice.caseId()) && !valued.noticed()
                        ? Decision.accept(new NoticeNoted(notice.at()))
                        : Decision.nothing();
            case LetGo go ->
                state instanceof Holding holding && holding.entry().caseId().equals(go.caseId())
                        ? Decision.accept(new LetGoBy(go.caseId(), go.rule(), go.at()))
                        : Decision.nothing();
            case ValuationReported report -> reported(state, report, now);
            case ValuationObjected objection -> objected(state, objection, now);
            case ObjectionDecided decided -> decided(state, decided, now);
            case EffectEnded ended -> effectEnded(state, ended, now);
            case DeadlinePassed passed -> passed(state, passed.deadline());
        };
    }

    private Decision<AssetEvent> ordered(AssetState state, ValuationOrdered ordered) {
        return switch (state) {
            case Unregistered _ -> hold(0, ordered);
            case Free free -> hold(free.orders(), ordered);
            case Holding holding
            when !holding.entry().caseId().equals(ordered.caseId()) ->
                Decision.<AssetEvent>nothing()
                        .tell(
                                caseOf(ordered.caseId()),
                                new CaseInput.HoldRefused(holding.entry().asset(), ordered.at()));
            case Valuing valuing when valuing.order() != null && valuing.order().dueAt() != null -> Decision.nothing();
            case Commissioning again -> commission(again.entry(), valuations.first(again.entry(), true, ordered.at()));
            // a value is on its way already
            case Reported _, Objected _ -> Decision.nothing();
        };
    }

    private Decision<AssetEvent> hold(int orders, ValuationOrdered o) {
        Entry entry =
                new Entry(o.asset(), o.caseId(), o.lender(), o.kind(), o.estimate(), o.province(), o.zone(), orders);
        Order order = valuations.first(entry, false, o.at());
        return Decision.<AssetEvent>accept(new Held(entry, o.at()), new ValuationCommissioned(order))
                .effect(effect(entry, order));
    }

    private static Decision<AssetEvent> commission(Entry entry, Order order) {
        return Decision.<AssetEvent>accept(new ValuationCommissioned(order)).effect(effect(entry, order));
    }

    private static Effect effect(Entry entry, Order order) {
        Map<String, String> body = new HashMap<>(Map.of(
                "case", entry.caseId(),
                "asset", entry.code(),
                "name", entry.asset(),
                "kind", entry.kind().name(),
                "province", entry.province(),
                "method", order.method().name(),
                "currency", entry.estimate().currency()));
        if (order.dueAt() != null) {
            body.put("dueAt", order.dueAt().toString());
        }
        return new Effect("valuation", order.ref(), body, null);
    }

    private Decision<AssetEvent> reported(AssetState state, ValuationReported report, Instant now) {
        return switch (state) {
            case Valuing(Entry entry, Order order) -> {
                Decision<AssetEvent> refused = valuations.refusal(entry, order, report, now);
                if (refused != null) {
                    yield refused;
                }
                if (report.method().objectionAllowed()) {
                    yield Decision.accept(new ReportReceived(
                            report.value(),
                            report.method(),
                            report.at(),
                            valuations.objectionEndsAt(entry, report.at())));
                }
                yield fix(entry, report.value(), report.method(), report.at(), report.at());
            }
            case Reported _, Objected _, Valued _ ->
                Decision.refuse("valuation-already-reported", null, "there is a report on this asset");
            case Unregistered _, Lapsed _, Free _ ->
                Decision.refuse("no-valuation-ordered", null, "nobody ordered a valuation of this asset");
        };
    }

    private Decision<AssetEvent> objected(AssetState state, ValuationObjected objection, Instant now) {
        return switch (state) {
            case Reported reported
            when objection.at().isAfter(now) || objection.at().isBefore(reported.at()) ->
                Decision.refuse(
                        "report-time-impossible", "at", "an objection follows its report and is not of the future");
            case Reported _ -> Decision.accept(new ObjectionReceived(objection.at()));
            case Objected _ -> Decision.nothing();
            case Valued _ -> Decision.refuse("objection-too-late", "at", "the term for objections is over");
            case Unregistered _, Valuing _, Lapsed _, Free _ ->
                Decision.refuse("nothing-to-object-to", null, "there is no report on this asset");
        };
    }

    private Decision<AssetEvent> decided(AssetState state, ObjectionDecided decided, Instant now) {
        if (!(state instanceof Objected(Entry entry, Money value, ValuationMethod method, Instant reportedAt))) {
            return Decision.refuse("no-objection-open", null, "no objection waits for a decision");
        }
        if (decided.at().isAfter(now) || decided.at().isBefore(reportedAt)) {
            return Decision.refuse(
                    "report-time-impossible", "at", "a decision follows the report and is not of the future");
        }
        Money fixed = decided.corrected() == null ? value : decided.corrected();
        Decision<AssetEvent> refused = valuations.refusal(entry, fixed, "corrected");
        return refused != null ? refused : fix(entry, fixed, method, decided.at(), reportedAt);
    }

    private Decision<AssetEvent> effectEnded(AssetState state, EffectEnded ended, Instant now) {
        if (!(state instanceof Valuing(Entry entry, @Nullable Order order))
                || order == null
                || !order.ref().equals(ended.ref())) {
            return Decision.nothing();
        }
        return switch (ended.result()) {
            case FAILED, DROPPED -> nextOrder(entry, order, now);
            // where nobody knows, the report comes or its term runs out
            case DONE, UNKNOWN -> Decision.nothing();
        };
    }

    private Decision<AssetEvent> passed(AssetState state, Deadline deadline) {
        return switch (state) {
            case Valuing(Entry entry, @Nullable Order order)
            when order != null -> nextOrder(entry, order, deadline.dueAt());
            case Reported reported ->
                fix(reported.entry(), reported.value(), reported.method(), deadline.dueAt(), reported.at());
            case Valued valued ->
                Decision.<AssetEvent>accept(new ValueLapsed(deadline.dueAt()))
                        .tell(
                                caseOf(valued.entry().caseId()),
                                new CaseInput.ValuationLapsed(valued.entry().asset(), deadline.dueAt()));
            case Unregistered _, Valuing _, Objected _, Lapsed _, Free _ -> Decision.nothing();
        };
    }

    private Decision<AssetEvent> nextOrder(Entry entry, Order order, Instant at) {
        Order next = valuations.after(entry, order, at);
        if (next != null) {
            return commission(entry, next);
        }
        return Decision.<AssetEvent>accept(new ValuationOverdue(at))
                .tell(caseOf(entry.caseId()), new CaseInput.ValuationStuck(entry.asset(), "no-valuation-obtained", at));
    }

    private Decision<AssetEvent> fix(Entry entry, Money value, ValuationMethod method, Instant at, Instant reportedAt) {
        Instant validUntil = valuations.validUntil(entry, reportedAt);
        return Decision.<AssetEvent>accept(new ValueFixed(value, method, at, validUntil))
                .tell(caseOf(entry.caseId()), new CaseInput.Valued(entry.asset(), value, method, at, validUntil));
    }

    private static SubjectId caseOf(String caseId) {
        return new SubjectId(CaseDecider.KIND, caseId);
    }

    @Override
    public AssetState evolve(AssetState state, AssetEvent event) {
        return AssetFold.evolve(state, event);
    }

    @Override
    public Set<Deadline> deadlines(AssetState state) {
        return switch (state) {
            case Valuing(Entry _, @Nullable Order order)
            when order != null && order.dueAt() != null ->
                Set.of(Deadline.legal(VALUATION_DUE, order.ref(), order.dueAt(), order.rule()));
            case Reported reported ->
                Set.of(Deadline.legal(OBJECTION_ENDS, "", reported.objectionEndsAt(), valuations.objectionRule()));
            case Valued valued
            when !valued.noticed() ->
                Set.of(Deadline.legal(VALUE_LAPSES, "", valued.validUntil(), valuations.validityRule()));
            case Unregistered _, Valuing _, Objected _, Valued _, Lapsed _, Free _ -> Set.of();
        };
    }

    @Override
    public Facets facets(AssetState state) {
        return switch (state) {
            case Unregistered _ -> Facets.of(Facets.SHARED, "unregistered");
            case Valuing(Entry entry, @Nullable Order order) ->
                facets(entry, order != null && order.dueAt() == null ? "valuation-overdue" : "valuing", null);
            case Reported r -> facets(r.entry(), "reported", r.value());
            case Objected o -> facets(o.entry(), "objected", o.value());
            case Valued v -> facets(v.entry(), "valued", v.value());
            case Lapsed(Entry entry) -> facets(entry, "lapsed", null);
            case Free free -> new Facets(free.lender(), "free", venue, columns(free.kind(), null));
        };
    }

    private Facets facets(Entry entry, String status, @Nullable Money value) {
        return new Facets(entry.lender(), status, venue, columns(entry.kind(), value));
    }

    private static Map<String, Object> columns(AssetKind kind, @Nullable Money value) {
        return value == null
                ? Map.of("asset_kind", kind.name())
                : Map.of("asset_kind", kind.name(), "value_minor", value.minor());
    }

    @Override
    public AssetInput passed(Deadline deadline) {
        return new DeadlinePassed(deadline);
    }

    @Override
    public AssetInput effectResult(String ref, Effect.Result result, String detail) {
        return new EffectEnded(ref, result, detail);
    }
}
