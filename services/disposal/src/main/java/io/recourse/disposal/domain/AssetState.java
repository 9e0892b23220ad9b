package io.recourse.disposal.domain;

import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing of value, held for at most one case at a time.
 *
 * <pre>
 * Unregistered ─hold→ Valuing ─report→ Reported ─5 d→ Valued ─too old→ Lapsed
 *      Free ────hold→    │ ▲               │objection      │ │             │
 *        ▲               │ └──────────────┐▼               │ │             │
 *        │               │agreed price    Objected ─decided→ │             │
 *        │               └───────────────────────────────→ Valued          │
 *        │                 ▲───────────── ordered again ─────┴─────────────┘
 *        └── let go from every state in which it is held
 * </pre>
 */
public sealed interface AssetState {

    /**
     * The register's entry.
     *
     * @param asset the lender's own name of it
     * @param caseId the one case that holds it
     * @param estimate the lender's own, never a basis for a sale
     * @param zone the forum's
     * @param orders valuations ordered so far, for whichever case
     */
    record Entry(
            String asset,
            String caseId,
            String lender,
            AssetKind kind,
            Money estimate,
            String province,
            String zone,
            int orders) {
        /** What a venue knows it by. */
        String code() {
            return AssetCode.of(lender, asset);
        }

        Entry ordered() {
            return new Entry(asset, caseId, lender, kind, estimate, province, zone, orders + 1);
        }
    }

    /**
     * A valuation under way.
     *
     * @param attempt 1 … for appraisers commissioned one after the other
     * @param dueAt null once nobody is left to wait for
     */
    record Order(
            String ref,
            ValuationMethod method,
            int attempt,
            boolean again,
            @Nullable Instant dueAt,
            String rule) {}

    record Unregistered(String code) implements AssetState {
        Valuing held(Entry entry) {
            return new Valuing(entry, null);
        }
    }

    /** States in which one case holds the asset. */
    sealed interface Holding extends AssetState {
        Entry entry();

        default Free letGo(String rule) {
            return new Free(entry().asset(), entry().lender(), entry().kind(), entry().orders(), rule);
        }
    }

    /** States from which a valuation may be commissioned (again). */
    sealed interface Commissioning extends Holding {
        default Valuing commissioned(Order order) {
            return new Valuing(entry().ordered(), order);
        }
    }

    record Valuing(Entry entry, @Nullable Order order) implements Commissioning {
        Valuing overdue() {
            return order == null
                    ? this
                    : new Valuing(
                            entry,
                            new Order(order.ref(), order.method(), order.attempt(), order.again(), null, order.rule()));
        }

        Reported reported(Money value, ValuationMethod method, Instant at, Instant objectionEndsAt) {
            return new Reported(entry, value, method, at, objectionEndsAt);
        }

        Valued fixed(Money value, ValuationMethod method, Instant validUntil) {
            return new Valued(entry, value, method, validUntil, false);
        }
    }

    record Reported(Entry entry, Money value, ValuationMethod method, Instant at, Instant objectionEndsAt)
            implements Holding {
        Objected objected() {
            return new Objected(entry, value, method, at);
        }

        Valued fixed(Money fixed, Instant validUntil) {
            return new Valued(entry, fixed, method, validUntil, false);
        }
    }

    record Objected(Entry entry, Money value, ValuationMethod method, Instant reportedAt) implements Holding {
        Valued fixed(Money fixed, Instant validUntil) {
            return new Valued(entry, fixed, method, validUntil, false);
        }
    }

    /**
     * Its value is fixed.
     *
     * @param noticed a first notice came in time, so the value no longer lapses by itself
     */
    record Valued(Entry entry, Money value, ValuationMethod method, Instant validUntil, boolean noticed)
            implements Commissioning {
        Valued withNotice() {
            return new Valued(entry, value, method, validUntil, true);
        }

        Lapsed lapsed() {
            return new Lapsed(entry);
        }
    }

    record Lapsed(Entry entry) implements Commissioning {}

    /** In the register, held by nobody. */
    record Free(String asset, String lender, AssetKind kind, int orders, String rule) implements AssetState {
        Valuing held(Entry entry) {
            return new Valuing(entry, null);
        }
    }
}
