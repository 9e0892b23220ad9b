package io.recourse.negotiation.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The mandates a case has had and what was debited under them, in order. */
public record AutoDebit(List<Mandate> mandates, List<Debit> debits) {

    static final AutoDebit NONE = new AutoDebit(List.of(), List.of());

    public AutoDebit {
        mandates = List.copyOf(mandates);
        debits = List.copyOf(debits);
    }

    Optional<Mandate> mandate(String mandateId) {
        return mandates.stream().filter(m -> m.mandateId().equals(mandateId)).findFirst();
    }

    /** The one that may be used on a day: neither taken back nor over. */
    Optional<Mandate> standing(LocalDate day) {
        return mandates.stream().filter(m -> m.covers(day)).findFirst();
    }

    Optional<Debit> debit(String requestId) {
        return debits.stream().filter(d -> d.requestId().equals(requestId)).findFirst();
    }

    /** Attempts at one instalment. */
    List<Debit> of(Agreement agreement, int index) {
        return debits.stream().filter(d -> d.isOf(agreement, index)).toList();
    }

    AutoDebit with(Mandate mandate) {
        return new AutoDebit(
                Stream.concat(mandates.stream(), Stream.of(mandate)).toList(), debits);
    }

    AutoDebit without(String mandateId) {
        return new AutoDebit(
                mandates.stream()
                        .map(m -> m.mandateId().equals(mandateId) ? m.takenBack() : m)
                        .toList(),
                debits);
    }

    AutoDebit with(Debit debit) {
        return new AutoDebit(
                mandates, Stream.concat(debits.stream(), Stream.of(debit)).toList());
    }

    AutoDebit changing(String requestId, UnaryOperator<Debit> change) {
        return new AutoDebit(
                mandates,
                debits.stream()
                        .map(d -> d.requestId().equals(requestId) ? change.apply(d) : d)
                        .toList());
    }
}
