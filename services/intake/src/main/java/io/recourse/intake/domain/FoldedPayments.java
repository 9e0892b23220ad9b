package io.recourse.intake.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Earlier payments of a ledger in some 16 characters each instead of 250. All that can still be asked of them is kept: what
 * they count for and from when, under which heads they come back, whether they interrupted the limitation. Of their ids and
 * their reversals' the {@link Packing mark} is kept, which is enough to know them again; the journal has the ids.
 *
 * @param packed in the order in which they were folded
 */
public record FoldedPayments(String packed) {

    static final FoldedPayments NONE = new FoldedPayments("");

    private static final int INTERRUPTS = 1;
    private static final int MORE = 2;
    private static final int ALIAS = 4;
    private static final int FLAGS = 3;

    /**
     * @param payment its ids and its reversal's are marks
     * @param interrupts whether it stands among what interrupted the limitation
     */
    record Entry(Payment payment, boolean interrupts) {}

    private static FoldedPayments of(List<Entry> entries) {
        Packing.Writer writer = new Packing.Writer();
        long before = 0;
        for (Entry entry : entries) {
            Payment p = entry.payment();
            Payment.Reversal reversal = p.reversal();
            boolean more = reversal != null || p.toCosts() > 0 || p.unallocated() > 0;
            long day = p.valueDate().toEpochDay();
            writer.mark(Packing.mark(p.id()))
                    .number(Packing.unsigned(day - before) << FLAGS
                            | (entry.interrupts() ? INTERRUPTS : 0)
                            | (more ? MORE : 0)
                            | (p.alias() == null ? 0 : ALIAS))
                    .number(p.minor())
                    .number(p.toInterest());
            if (more) {
                writer.number(p.toCosts()).number(p.unallocated());
                writer.number(reversal == null ? 0 : 1 + ChronoUnit.DAYS.between(p.valueDate(), reversal.on()));
                if (reversal != null) {
                    writer.mark(Packing.mark(reversal.id()));
                }
            }
            if (p.alias() != null) {
                writer.mark(Packing.mark(p.alias()));
            }
            before = day;
        }
        return new FoldedPayments(writer.text());
    }

    List<Entry> entries() {
        Packing.Reader reader = new Packing.Reader(packed);
        List<Entry> entries = new ArrayList<>();
        long day = 0;
        while (reader.hasMore()) {
            String mark = reader.mark();
            long head = reader.number();
            day += Packing.signed(head >>> FLAGS);
            long minor = reader.number();
            long interest = reader.number();
            boolean more = (head & MORE) != 0;
            long costs = more ? reader.number() : 0;
            long unallocated = more ? reader.number() : 0;
            long reversed = more ? reader.number() : 0;
            LocalDate on = LocalDate.ofEpochDay(day);
            Payment.Reversal reversal =
                    reversed == 0 ? null : new Payment.Reversal(reader.mark(), on.plusDays(reversed - 1));
            String alias = (head & ALIAS) == 0 ? null : reader.mark();
            long principal = minor - costs - interest - unallocated;
            Payment payment = new Payment(mark, minor, on, costs, interest, principal, unallocated, reversal, alias);
            entries.add(new Entry(payment, (head & INTERRUPTS) != 0));
        }
        return entries;
    }

    Stream<Payment> payments() {
        return entries().stream().map(Entry::payment);
    }

    FoldedPayments with(List<Entry> later) {
        return of(Stream.concat(entries().stream(), later.stream()).toList());
    }

    FoldedPayments without(String id) {
        String mark = Packing.mark(id);
        return of(entries().stream().filter(e -> !e.payment().goesBy(mark)).toList());
    }

    FoldedPayments alsoKnownAs(String id, String alias) {
        String mark = Packing.mark(id);
        return of(entries().stream()
                .map(e -> e.payment().goesBy(mark) ? new Entry(e.payment().alsoKnownAs(alias), e.interrupts()) : e)
                .toList());
    }

    /** The payment of that id or alias, known by its mark, under the one it is asked for. */
    @Nullable
    Entry find(String id) {
        String mark = Packing.mark(id);
        return entries().stream()
                .filter(e -> e.payment().goesBy(mark))
                .findAny()
                .map(e -> new Entry(e.payment().called(id), e.interrupts()))
                .orElse(null);
    }
}
