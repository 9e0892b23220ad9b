package io.recourse.negotiation.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mandates a case has had and what was debited under them, in order.
 *
 * @param notices of debits, in the order in which they were asked for; null while there was none
 */
public record AutoDebit(
        List<Mandate> mandates,
        List<Debit> debits,
        @Nullable List<DebitNotice> notices) {

    static final AutoDebit NONE = new AutoDebit(List.of(), List.of(), null);

    public AutoDebit {
        mandates = List.copyOf(mandates);
        debits = List.copyOf(debits);
        notices = notices == null ? null : List.copyOf(notices);
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
                Stream.concat(mandates.stream(), Stream.of(mandate)).toList(), debits, notices);
    }

    AutoDebit without(String mandateId) {
        return new AutoDebit(
                mandates.stream()
                        .map(m -> m.mandateId().equals(mandateId) ? m.takenBack() : m)
                        .toList(),
                debits,
                notices);
    }

    AutoDebit with(Debit debit) {
        return new AutoDebit(
                mandates, Stream.concat(debits.stream(), Stream.of(debit)).toList(), notices);
    }

    AutoDebit changing(String requestId, UnaryOperator<Debit> change) {
        return new AutoDebit(
                mandates,
                debits.stream()
                        .map(d -> d.requestId().equals(requestId) ? change.apply(d) : d)
                        .toList(),
                notices);
    }

    List<DebitNotice> noticed() {
        return notices == null ? List.of() : notices;
    }

    Optional<DebitNotice> notice(String noticeId) {
        return noticed().stream().filter(n -> n.noticeId().equals(noticeId)).findFirst();
    }

    /** Told, or to be told, of one instalment. */
    List<DebitNotice> notices(Agreement agreement, int index) {
        return noticed().stream().filter(n -> n.isOf(agreement, index)).toList();
    }

    /** Asked for the first time, or once more under its name. */
    AutoDebit asking(CaseEvent.DebitNoticeAsked e) {
        DebitNotice asked = DebitNotice.asked(e);
        return notice(e.noticeId()).isPresent()
                ? noticing(e.noticeId(), _ -> asked)
                : new AutoDebit(
                        mandates,
                        debits,
                        Stream.concat(noticed().stream(), Stream.of(asked)).toList());
    }

    AutoDebit noticing(String noticeId, UnaryOperator<DebitNotice> change) {
        return notices == null
                ? this
                : new AutoDebit(
                        mandates,
                        debits,
                        notices.stream()
                                .map(n -> n.noticeId().equals(noticeId) ? change.apply(n) : n)
                                .toList());
    }
}
