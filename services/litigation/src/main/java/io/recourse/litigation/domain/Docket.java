package io.recourse.litigation.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a case carries through all its procedural stages. */
public record Docket(String caseId, Debt debt, Standing standing, Progress progress) {

    /**
     * What does not change.
     *
     * @param province ISO 3166-2 code without the country ({@code ZJ}); blank if the debtor has no address in the
     *     jurisdiction
     * @param collateral true if assets secure the debt, so disposal works on the case too
     * @param guarantors party ids
     */
    public record Debt(
            String lender,
            DebtorKind debtorKind,
            String debtorParty,
            String province,
            String jurisdiction,
            String product,
            boolean collateral,
            List<String> guarantors) {
        public Debt {
            guarantors = List.copyOf(guarantors);
        }
    }

    /** A pause on the debtor's side that has begun and not ended. */
    public record OpenPause(String pauseId, PauseReason reason) {}

    /**
     * What other services say about the case.
     *
     * @param limitationEndsAt as it was at the opening, or later where proceedings of ours that interrupted it have ended
     * @param limitationMovedTo where the ledger says that it ends, null while it has said nothing since the opening
     * @param freeAt when the last hindrance ended: our own steps are never dated back into it
     * @param disposalOverAt when disposal said that it is through, null while it may still bring money
     * @param talksAgainSince since when negotiation talks again though litigation has started; null while it does not
     */
    public record Standing(
            Balance balance,
            Instant limitationEndsAt,
            @Nullable Instant limitationMovedTo,
            List<OpenPause> pauses,
            Instant freeAt,
            @Nullable Instant disposalOverAt,
            @Nullable Instant talksAgainSince) {
        public Standing {
            pauses = List.copyOf(pauses);
        }

        /** True while the ledger knows of a pause, or of nothing owed. Who wants no more contact is left in peace, not left unsued. */
        boolean isHeld() {
            return pauses.stream().anyMatch(p -> p.reason() != PauseReason.CEASE_CONTACT) || balance.settled();
        }

        Standing withBalance(Balance changed, Instant at) {
            return freedAt(
                    new Standing(
                            changed,
                            limitationEndsAt,
                            limitationMovedTo,
                            pauses,
                            freeAt,
                            disposalOverAt,
                            talksAgainSince),
                    at);
        }

        Standing withPause(OpenPause pause) {
            List<OpenPause> more =
                    Stream.concat(pauses.stream(), Stream.of(pause)).toList();
            return new Standing(
                    balance, limitationEndsAt, limitationMovedTo, more, freeAt, disposalOverAt, talksAgainSince);
        }

        Standing withoutPause(String pauseId, Instant at) {
            List<OpenPause> fewer =
                    pauses.stream().filter(p -> !p.pauseId().equals(pauseId)).toList();
            return freedAt(
                    new Standing(
                            balance,
                            limitationEndsAt,
                            limitationMovedTo,
                            fewer,
                            freeAt,
                            disposalOverAt,
                            talksAgainSince),
                    at);
        }

        /** Whichever is later: the ledger takes back only what it moved itself, and may not know yet that our proceedings ended. */
        Instant limitation() {
            return limitationMovedTo != null && limitationMovedTo.isAfter(limitationEndsAt)
                    ? limitationMovedTo
                    : limitationEndsAt;
        }

        Standing withLimitationMovedTo(Instant endsAt) {
            return new Standing(balance, limitationEndsAt, endsAt, pauses, freeAt, disposalOverAt, talksAgainSince);
        }

        Standing withRestart(Instant endsAt) {
            Instant later = endsAt.isAfter(limitationEndsAt) ? endsAt : limitationEndsAt;
            return new Standing(balance, later, limitationMovedTo, pauses, freeAt, disposalOverAt, talksAgainSince);
        }

        Standing withDisposalOver(Instant at) {
            return new Standing(balance, limitationEndsAt, limitationMovedTo, pauses, freeAt, at, talksAgainSince);
        }

        Standing withTalks(Instant since) {
            return new Standing(balance, limitationEndsAt, limitationMovedTo, pauses, freeAt, disposalOverAt, since);
        }

        Standing withoutTalks(Instant at) {
            Instant free = at.isAfter(freeAt) ? at : freeAt;
            return new Standing(balance, limitationEndsAt, limitationMovedTo, pauses, free, disposalOverAt, null);
        }

        private Standing freedAt(Standing next, Instant at) {
            return isHeld() && !next.isHeld() && at.isAfter(freeAt)
                    ? new Standing(
                            next.balance,
                            next.limitationEndsAt,
                            next.limitationMovedTo,
                            next.pauses,
                            at,
                            next.disposalOverAt,
                            next.talksAgainSince)
                    : next;
        }
    }

    /** What is before a court, or was last. */
    public record Filed(String requestId, Act act, Instant filedAt, Money claim) {}

    /** An enforceable title. */
    public record Title(Route route, Instant at, Instant enforceBy, Money claim) {}

    /**
     * How far we got.
     *
     * @param requests clearances asked for so far; numbers the next request
     * @param feePaid court fee of the matter now pending, minor units of the tariff's currency
     * @param heard reports that had a meaning, so that a repeated one is nothing
     */
    public record Progress(
            int requests,
            @Nullable Route route,
            @Nullable Filed filed,
            @Nullable Title title,
            long feePaid,
            List<CourtReport> heard) {
        static final Progress NONE = new Progress(0, null, null, null, 0, List.of());

        public Progress {
            heard = List.copyOf(heard);
        }

        Progress requested() {
            return new Progress(requests + 1, route, filed, title, feePaid, heard);
        }

        Progress onRoute(Route taken) {
            return new Progress(requests, taken, filed, title, feePaid, heard);
        }

        Progress lodged(Filed matter, long fee) {
            return new Progress(requests, route, matter, title, fee, heard);
        }

        Progress paidFee(long more) {
            return new Progress(requests, route, filed, title, Math.addExact(feePaid, more), heard);
        }

        Progress titled(Title gained) {
            return new Progress(requests, route, filed, gained, feePaid, heard);
        }

        Progress said(CourtReport report) {
            return new Progress(
                    requests,
                    route,
                    filed,
                    title,
                    feePaid,
                    Stream.concat(heard.stream(), Stream.of(report)).toList());
        }
    }

    Docket with(Standing changed) {
        return new Docket(caseId, debt, changed, progress);
    }

    Docket with(Progress changed) {
        return new Docket(caseId, debt, standing, changed);
    }

    /**
     * True while we must not take a step of our own. Court terms run on all the same.
     */
    public boolean hindered() {
        return standing.isHeld() || waitsForTalks();
    }

    /** What a court has had goes on there, whatever is promised meanwhile. */
    boolean waitsForTalks() {
        return standing.talksAgainSince() != null && progress.filed() == null;
    }

    /** The claim before the court, else what is owed. */
    Money claim() {
        Filed filed = progress.filed();
        return filed != null ? filed.claim() : standing.balance().total();
    }

    /** What is before the court; there must be something. */
    Filed filed() {
        Filed filed = progress.filed();
        if (filed == null) {
            throw new IllegalStateException("nothing was filed");
        }
        return filed;
    }

    /** What an act would ask for now: the debt, and of a title no more than it grants. */
    Money claimOf(Act act, Balance balance) {
        Money owed = balance.total();
        Title title = progress.title();
        return act == Act.APPLY_ENFORCEMENT && title != null && title.claim().compareTo(owed) < 0
                ? title.claim()
                : owed;
    }

    /** The last instant for an act: limitation for a claim (民法典 art. 188, 192), two years for a title (民诉法 art. 250). */
    Instant lastDayOf(Act act) {
        Title title = progress.title();
        return act == Act.APPLY_ENFORCEMENT && title != null ? title.enforceBy() : standing.limitation();
    }
}
