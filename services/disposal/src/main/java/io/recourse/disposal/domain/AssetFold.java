package io.recourse.disposal.domain;

import io.recourse.disposal.domain.AssetEvent.Held;
import io.recourse.disposal.domain.AssetEvent.LetGoBy;
import io.recourse.disposal.domain.AssetEvent.NoticeNoted;
import io.recourse.disposal.domain.AssetEvent.ObjectionReceived;
import io.recourse.disposal.domain.AssetEvent.ReportReceived;
import io.recourse.disposal.domain.AssetEvent.ValuationCommissioned;
import io.recourse.disposal.domain.AssetEvent.ValuationOverdue;
import io.recourse.disposal.domain.AssetEvent.ValueFixed;
import io.recourse.disposal.domain.AssetEvent.ValueLapsed;
import io.recourse.disposal.domain.AssetState.Commissioning;
import io.recourse.disposal.domain.AssetState.Entry;
import io.recourse.disposal.domain.AssetState.Free;
import io.recourse.disposal.domain.AssetState.Holding;
import io.recourse.disposal.domain.AssetState.Objected;
import io.recourse.disposal.domain.AssetState.Order;
import io.recourse.disposal.domain.AssetState.Reported;
import io.recourse.disposal.domain.AssetState.Unregistered;
import io.recourse.disposal.domain.AssetState.Valued;
import io.recourse.disposal.domain.AssetState.Valuing;
import java.time.Instant;

/** What is true of an asset after an event. */
final class AssetFold {

    private AssetFold() {}

    static AssetState evolve(AssetState state, AssetEvent event) {
        return switch (event) {
            case Held(Entry entry, Instant _) ->
                switch (state) {
                    case Unregistered unregistered -> unregistered.held(entry);
                    case Free free -> free.held(entry);
                    case Holding _ -> throw impossible(state, event);
                };
            case ValuationCommissioned(Order order)
            when state instanceof Commissioning from -> from.commissioned(order);
            case ValuationOverdue _ when state instanceof Valuing valuing -> valuing.overdue();
            case ReportReceived r
            when state instanceof Valuing valuing ->
                valuing.reported(r.value(), r.method(), r.at(), r.objectionEndsAt());
            case ObjectionReceived _ when state instanceof Reported reported -> reported.objected();
            case ValueFixed f
            when state instanceof Valuing valuing -> valuing.fixed(f.value(), f.method(), f.validUntil());
            case ValueFixed f when state instanceof Reported reported -> reported.fixed(f.value(), f.validUntil());
            case ValueFixed f when state instanceof Objected objected -> objected.fixed(f.value(), f.validUntil());
            case NoticeNoted _ when state instanceof Valued valued -> valued.withNotice();
            case ValueLapsed _ when state instanceof Valued valued -> valued.lapsed();
            case LetGoBy(String _, String rule, Instant _) when state instanceof Holding holding -> holding.letGo(rule);
            case ValuationCommissioned _,
                    ValuationOverdue _,
                    ReportReceived _,
                    ObjectionReceived _,
                    ValueFixed _,
                    NoticeNoted _,
                    ValueLapsed _,
                    LetGoBy _ -> throw impossible(state, event);
        };
    }

    private static IllegalStateException impossible(AssetState state, AssetEvent event) {
        return new IllegalStateException(event + " cannot happen to " + state);
    }
}
