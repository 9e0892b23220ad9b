package io.recourse.intake.domain;

import io.recourse.contracts.Money;
import io.recourse.intake.domain.Debts.Part;
import io.recourse.intake.domain.Debts.PartyPayment;
import io.recourse.intake.domain.Debts.TakenBack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A party's payments that were split, in some characters each: what it takes to know them again and to take their parts back.
 * Ids are {@link Packing marks}; a case that got a part is one that names the party, so its mark finds it.
 *
 * @param cases marks of the cases that got parts, packed; a part says which of them by its place
 * @param packed the payments, in the order in which they were folded
 */
public record FoldedSplits(String cases, String packed) {

    static final FoldedSplits NONE = new FoldedSplits("", "");

    private static final int TAKEN_BACK = 1;
    private static final int DESIGNATED = 2;
    private static final int FLAGS = 2;
    private static final int LETTERS = 26;

    private static FoldedSplits of(List<PartyPayment> payments) {
        Map<String, Integer> places = new LinkedHashMap<>();
        Packing.Writer writer = new Packing.Writer();
        long before = 0;
        for (PartyPayment p : payments) {
            TakenBack back = p.takenBack();
            String designated = p.designatedCase();
            long day = p.valueDate().toEpochDay();
            writer.mark(Packing.mark(p.id()))
                    .number(Packing.unsigned(day - before) << FLAGS
                            | (back == null ? 0 : TAKEN_BACK)
                            | (designated == null ? 0 : DESIGNATED))
                    .number(p.amount().minor())
                    .number(number(p.amount().currency()));
            if (designated != null) {
                writer.number(place(places, designated));
            }
            if (back != null) {
                writer.mark(Packing.mark(back.reversalId()))
                        .number(Packing.unsigned(back.on().toEpochDay() - day));
            }
            writer.number(p.parts().size());
            int last = -1;
            for (Part part : p.parts()) {
                int place = place(places, part.caseId());
                writer.number(Packing.unsigned(place - last)).number(part.minor());
                last = place;
            }
            before = day;
        }
        Packing.Writer marks = new Packing.Writer();
        places.keySet().forEach(marks::mark);
        return new FoldedSplits(marks.text(), writer.text());
    }

    private static int place(Map<String, Integer> places, String caseId) {
        return places.computeIfAbsent(Packing.mark(caseId), _ -> places.size());
    }

    /** Every currency has three letters. */
    private static long number(String currency) {
        return currency.chars().reduce(0, (n, letter) -> n * LETTERS + letter - 'A');
    }

    private static String currency(long number) {
        return Stream.of(number / LETTERS / LETTERS, number / LETTERS % LETTERS, number % LETTERS)
                .map(n -> String.valueOf((char) ('A' + n)))
                .reduce("", String::concat);
    }

    /** Ids of payments, reversals and cases are marks; when it was booked is not kept. */
    List<PartyPayment> payments() {
        List<String> marks = new ArrayList<>();
        for (Packing.Reader of = new Packing.Reader(cases); of.hasMore(); ) {
            marks.add(of.mark());
        }
        List<PartyPayment> payments = new ArrayList<>();
        Packing.Reader reader = new Packing.Reader(packed);
        long day = 0;
        while (reader.hasMore()) {
            String id = reader.mark();
            long head = reader.number();
            day += Packing.signed(head >>> FLAGS);
            LocalDate on = LocalDate.ofEpochDay(day);
            Money amount = new Money(reader.number(), currency(reader.number()));
            String designated = (head & DESIGNATED) == 0 ? null : marks.get(Math.toIntExact(reader.number()));
            TakenBack back = (head & TAKEN_BACK) == 0
                    ? null
                    : new TakenBack(reader.mark(), on.plusDays(Packing.signed(reader.number())), Instant.EPOCH);
            List<Part> parts = new ArrayList<>();
            int last = -1;
            for (long n = reader.number(); n > 0; n--) {
                last += Math.toIntExact(Packing.signed(reader.number()));
                parts.add(new Part(marks.get(last), reader.number()));
            }
            payments.add(new PartyPayment(id, amount, on, designated, Instant.EPOCH, null, parts, back, null));
        }
        return payments;
    }

    FoldedSplits with(List<PartyPayment> later) {
        return of(Stream.concat(payments().stream(), later.stream()).toList());
    }

    FoldedSplits without(String id) {
        String mark = Packing.mark(id);
        return of(payments().stream().filter(p -> !p.id().equals(mark)).toList());
    }

    /** The payment of that id, known by its mark, under the id it is asked for; its cases are marks. */
    @Nullable
    PartyPayment find(String id) {
        String mark = Packing.mark(id);
        return payments().stream()
                .filter(p -> p.id().equals(mark))
                .findAny()
                .map(p -> p.called(id))
                .orElse(null);
    }
}
