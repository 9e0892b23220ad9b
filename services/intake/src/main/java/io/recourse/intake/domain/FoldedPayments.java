package io.recourse.intake.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Earlier payments of a ledger in some 16 characters each instead of 250. All that can still be asked of them is kept: what
 * they count for and from when, under which heads they come back, whether they interrupted the limitation. Of their ids and
 * their reversals' the {@link Packing mark} is kept, which is enough to know them again; the journal has the ids. Of a
 * payment with several ids the one it was told under to others is kept whole: who names another takes back what they know.
 *
 * @param packed in the order in which they were folded
 */
public record FoldedPayments(String packed) {

    static final FoldedPayments NONE = new FoldedPayments("");

    private static final int INTERRUPTS = 1;
    private static final int MORE = 2;
    private static final int ALIAS = 4;
    private static final int FLAGS = 3;

    /** No id is empty: behind one stands which other names there are. */
    private static final String MORE_NAMES = "";

    private static final int KEY_ALONE = 1;
    private static final int KEY_BESIDE_ALIAS = 2;

    /**
     * @param payment its id, if it has but one, its other names and its reversal's id are marks
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
            boolean severalIds = p.alias() != null || p.otherKey() != null;
            writer.mark(Packing.mark(shortest(p)))
                    .number(Packing.unsigned(day - before) << FLAGS
                            | (entry.interrupts() ? INTERRUPTS : 0)
                            | (more ? MORE : 0)
                            | (severalIds ? ALIAS : 0))
                    .number(p.minor())
                    .number(p.toInterest());
            if (more) {
                writer.number(p.toCosts()).number(p.unallocated());
                writer.number(reversal == null ? 0 : 1 + ChronoUnit.DAYS.between(p.valueDate(), reversal.on()));
                if (reversal != null) {
                    writer.mark(Packing.mark(reversal.id()));
                }
            }
            if (severalIds) {
                names(writer, p);
            }
            before = day;
        }
        return new FoldedPayments(writer.text());
    }

    private static String shortest(Payment p) {
        if (p.alias() != null) {
            return p.alias();
        }
        return p.otherKey() == null ? p.id() : p.otherKey();
    }

    private static void names(Packing.Writer writer, Payment p) {
        if (p.otherKey() == null) {
            writer.id(p.id());
        } else if (p.alias() == null) {
            writer.id(MORE_NAMES).number(KEY_ALONE).id(p.id());
        } else {
            writer.id(MORE_NAMES).number(KEY_BESIDE_ALIAS).id(p.id()).mark(Packing.mark(p.otherKey()));
        }
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
            long principal = minor - costs - interest - unallocated;
            Payment payment =
                    new Payment(mark, minor, on, costs, interest, principal, unallocated, reversal, null, null);
            entries.add(
                    new Entry((head & ALIAS) == 0 ? payment : named(payment, mark, reader), (head & INTERRUPTS) != 0));
        }
        return entries;
    }

    private static Payment named(Payment payment, String mark, Packing.Reader reader) {
        String id = reader.id();
        if (!id.equals(MORE_NAMES)) {
            return payment.called(id).alsoKnownAs(mark);
        }
        boolean hasAlias = reader.number() == KEY_BESIDE_ALIAS;
        Payment known = payment.called(reader.id());
        return hasAlias ? known.alsoKnownAs(mark).keyedAs(reader.mark()) : known.keyedAs(mark);
    }

    Stream<Payment> payments() {
        return entries().stream().map(Entry::payment);
    }

    FoldedPayments with(List<Entry> later) {
        return of(Stream.concat(entries().stream(), later.stream()).toList());
    }

    FoldedPayments without(String id) {
        Predicate<Payment> asked = first(id);
        return of(entries().stream().filter(e -> !asked.test(e.payment())).toList());
    }

    /** @param id by which the payment was first told */
    FoldedPayments naming(String id, UnaryOperator<Payment> change) {
        Predicate<Payment> asked = first(id);
        return of(entries().stream()
                .map(e -> asked.test(e.payment())
                        ? new Entry(change.apply(e.payment().called(id)), e.interrupts())
                        : e)
                .toList());
    }

    /** The payment that was first told by that id. */
    @Nullable
    Entry find(String id) {
        Predicate<Payment> asked = first(id);
        return entries().stream()
                .filter(e -> asked.test(e.payment()))
                .findAny()
                .map(e -> new Entry(e.payment().called(id), e.interrupts()))
                .orElse(null);
    }

    /** All that go by it, each under the id it was told by to others: of an end-to-end id there may be several. */
    Stream<Payment> called(String name) {
        String mark = Packing.mark(name);
        return payments()
                .filter(p -> p.id().equals(name)
                        || p.id().equals(mark)
                        || mark.equals(p.alias())
                        || mark.equals(p.otherKey()))
                .map(p -> p.called(name));
    }

    /** With one hash for all of them. */
    private static Predicate<Payment> first(String id) {
        String mark = Packing.mark(id);
        return p -> p.id().equals(id) || p.id().equals(mark);
    }
}
