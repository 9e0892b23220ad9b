package io.recourse.local.portfolio;

import io.recourse.contracts.AccountPushed.Instalment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Monthly instalments that add up to what is owed as principal and interest. */
final class Dues {
    private Dues() {}

    /** Everything overdue, in even monthly parts. */
    static List<Instalment> overdue(long total, LocalDate oldest, LocalDate asOf) {
        return spread(total, oldest, asOf, 0, 0, 0);
    }

    /**
     * Monthly instalments from the oldest one on.
     *
     * @param total minor units, ≥ 1
     * @param ahead how many are not due yet
     * @param sharePerMille one instalment's share of the total; 0 = even parts. The last one takes the rest
     * @param restAfterMonths when the last one, if it is ahead, falls due after its turn
     */
    static List<Instalment> spread(
            long total, LocalDate oldest, LocalDate asOf, int ahead, int sharePerMille, int restAfterMonths) {
        int started = 1;
        while (!oldest.plusMonths(started).isAfter(asOf)) {
            started++;
        }
        int parts = (int) Math.min((long) started + ahead, total);
        long share = sharePerMille == 0 ? total / parts : total / 1000 * sharePerMille;
        List<Instalment> dues = new ArrayList<>(parts);
        long left = total;
        for (int i = 0; i < parts - 1; i++) {
            long amount = Math.clamp(share, 1, left - (parts - 1 - i));
            dues.add(new Instalment(oldest.plusMonths(i), amount));
            left -= amount;
        }
        int last = parts - 1 + (ahead > 0 ? restAfterMonths : 0);
        dues.add(new Instalment(oldest.plusMonths(last), left));
        return dues;
    }
}
