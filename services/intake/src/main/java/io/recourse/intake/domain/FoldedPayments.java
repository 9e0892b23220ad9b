package io.recourse.intake.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Earlier payments of a ledger in some 16 characters each instead of 250. All that can still be asked of them is kept: what
 * they count for and from when, under which heads they come back, whether they interrupted the limitation. Of their ids and
 * their reversals' the {@link Packing mark} is kept, which is enough to know them again; the journal has the ids. Of a
 * payment with two ids the one it was told under to others is kept whole: who names the other takes back what they know.
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
     * @param payment its id, if it has but one, its alias and its reversal's id are marks
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
            writer.mark(Packing.mark(p.alias() == null ? p.id() : p.alias()))
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
                writer.id(p.id());
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
            boolean twice = (head & ALIAS) != 0;
            String id = twice ? reader.id() : mark;
            String alias = twice ? mark : null;
            long principal = minor - costs - interest - unallocated;
            Payment payment = new Payment(id, minor, on, costs, interest, principal, unallocated, reversal, alias);
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
        Predicate<Payment> asked = called(id);
        return of(entries().stream().filter(e -> !asked.test(e.payment())).toList());
    }

    /** @param id by which the payment was told before */
    FoldedPayments alsoKnownAs(String id, String alias) {
        Predicate<Payment> asked = called(id);
        return of(entries().stream()
                .map(e -> asked.test(e.payment())
                        ? new Entry(e.payment().called(id).alsoKnownAs(alias), e.interrupts())
                        : e)
                .toList());
    }

    /** The payment of that id or alias, under the id it was told by to others. */
    @Nullable
    Entry find(String id) {
        Predicate<Payment> asked = called(id);
        return entries().stream()
                .filter(e -> asked.test(e.payment()))
                .findAny()
                .map(e -> new Entry(e.payment().called(id), e.interrupts()))
                .orElse(null);
    }

    /** Those that go by it, with one hash for all of them. */
    private static Predicate<Payment> called(String id) {
        String mark = Packing.mark(id);
        return p -> p.id().equals(id) || p.id().equals(mark) || mark.equals(p.alias());
    }
}
