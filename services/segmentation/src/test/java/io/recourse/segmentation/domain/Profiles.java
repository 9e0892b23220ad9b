package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.Profile.Account;
import io.recourse.segmentation.domain.Profile.Area;
import io.recourse.segmentation.domain.Profile.Asset;
import io.recourse.segmentation.domain.Profile.BelongingKind;
import io.recourse.segmentation.domain.Profile.Budget;
import io.recourse.segmentation.domain.Profile.Contact;
import io.recourse.segmentation.domain.Profile.ContactChannel;
import io.recourse.segmentation.domain.Profile.CourtRecord;
import io.recourse.segmentation.domain.Profile.Holding;
import io.recourse.segmentation.domain.Profile.Liability;
import io.recourse.segmentation.domain.Profile.LiabilityKind;
import io.recourse.segmentation.domain.Profile.Market;
import io.recourse.segmentation.domain.Profile.Month;
import io.recourse.segmentation.domain.Profile.RecordKind;
import io.recourse.segmentation.domain.Profile.Transfer;
import io.recourse.segmentation.domain.Profile.Work;
import io.recourse.segmentation.domain.Profile.WorkKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles of 1 March 2026. */
final class Profiles {

    static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private Profiles() {}

    /** Nothing is known but the day. */
    static Profile empty() {
        return with(null, null, null);
    }

    static Profile with(
            @Nullable List<Budget> budget, @Nullable List<Transfer> transfers, @Nullable List<Holding> holdings) {
        return new Profile(DAY, "CNY", null, budget, null, null, null, null, null, null, transfers, holdings, null);
    }

    static Profile spending(long declared, long spent) {
        return with(List.of(new Budget(declared, spent, null, null)), null, null);
    }

    static Profile transfer(LocalDate on, long amount, long received) {
        return with(null, List.of(new Transfer(on, amount, received, true)), null);
    }

    /** Each part has a value. */
    static Profile whole() {
        return new Profile(
                DAY,
                "CNY",
                new Account(2_000_000, DAY.minusYears(3), true, List.of(new Month(1, 120_000, 20_000, 0))),
                List.of(new Budget(800_000L, 1_840_000L, 90_000L, 250_000L)),
                List.of(new Asset(BelongingKind.VEHICLE, 9_800_000, 0, false, DAY.minusDays(110))),
                List.of(new Liability(LiabilityKind.CARD, 3_300_000, 800_000, 330_000, 31, false)),
                new Work(WorkKind.EMPLOYED, DAY.minusYears(2), 1, 1, 12, 12),
                List.of(new Contact(ContactChannel.PHONE, 5, 2, 0, DAY.minusDays(2))),
                List.of(new Profile.Promise(DAY.plusDays(9), 100_000, 0)),
                List.of(new CourtRecord(RecordKind.SUIT, DAY.minusDays(70), 5_000_000, true)),
                List.of(new Transfer(DAY.minusDays(14), 8_000_000, 0, true)),
                List.of(new Holding("debtor", "c1", 6_000, true)),
                new Market("C17", Area.URBAN, 540, 620_000L));
    }
}
