package io.recourse.negotiation.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.Bounds;
import io.recourse.rules.Source;
import java.math.BigInteger;
import java.time.LocalTime;
import java.util.List;

/**
 * Our own numbers for the ladder and for promises.
 *
 * @param stepTime debtor-local time of day at which steps fall due
 * @param humanChannels channels on which a person acts; their steps move to a working day
 * @param promiseMaxDays days from the made day to a promise's last date, ≥ 0
 * @param brokenBeforeApproval broken promises and agreements of a debt after which the next of either needs approval, ≥ 1
 * @param promiseLeastBp part of what is owed, in 1/10 000, below which a promise needs approval, 0 … 10 000
 * @param answerWithinHours hours within which the party must have answered an ask before its step lapses, ≥ 1
 * @param threats what is not said any more once the claim is time-barred
 * @param coDebtors which steps go to who owes besides the debtor, too
 * @param exhaustion when talks without result are over, and until when a promise or an agreement sets them going again
 * @param unbooked how much more than the books show may be owed
 * @param statements when money was paid that only a host's statement shows
 * @param channels when a message takes another channel than its strategy names
 * @param answers by when a person has read an answer, and which of them hold contact and escalation until then
 */
public record NegotiationPolicy(
        String name,
        int version,
        Source source,
        LocalTime stepTime,
        List<Channel> humanChannels,
        int promiseMaxDays,
        int brokenBeforeApproval,
        int promiseLeastBp,
        int answerWithinHours,
        Threats threats,
        ToCoDebtors coDebtors,
        Exhaustion exhaustion,
        ChannelPolicy channels,
        Unbooked unbooked,
        Statements statements,
        Answers answers) {

    /**
     * What announces suit or enforcement, and so asserts that a court would still grant the claim.
     *
     * @param tones of the steps that do
     */
    public record Threats(List<Tone> tones, Source source) {
        public Threats {
            tones = List.copyOf(tones);
        }
    }

    /** @param tones of the steps that go to every co-debtor as well */
    public record ToCoDebtors(List<Tone> tones, Source source) {
        public ToCoDebtors {
            tones = List.copyOf(tones);
        }
    }

    /** What the days without result are counted from. */
    public enum Basis {
        DAYS_SINCE_START,
        /** From the day on which the case is late enough for talks, if they had begun before. */
        DAYS_PAST_DUE
    }

    /**
     * How many days without result there are is the strategy's.
     *
     * @param opensByDpd days past due by which talks open, ≥ 0; read where the days past due are the basis
     * @param resumesWithinDays days after the end of talks on which a promise or an agreement sets them going again, ≥ 0
     * @param paidFromBp part of what was owed right before it, in 1/10 000, from which on a payment that nobody promised is a
     *     result, 1 … 10 000, which is all of it
     */
    public record Exhaustion(Basis basis, int opensByDpd, int resumesWithinDays, int paidFromBp, Source source) {

        public Exhaustion {
            Bounds.atLeast("exhaustion.opensByDpd", opensByDpd, 0);
            Bounds.atLeast("exhaustion.resumesWithinDays", resumesWithinDays, 0);
            Bounds.within("exhaustion.paidFromBp", paidFromBp, 1, BasisPoints.WHOLE);
        }

        /** Whether a payment is a result by itself; of one whose remainder was not kept nobody knows, and it is none. */
        boolean isResult(Payment payment) {
            Long left = payment.left();
            return !payment.voided()
                    && left != null
                    && BasisPoints.compare(payment.minor(), payment.minor() + left, paidFromBp) >= 0;
        }
    }

    /**
     * The ledger books interest on days with a payment and at the close, so more may be owed than was told.
     *
     * @param atMostBp part of the principal that interest not booked comes to at most, in 1/10 000, ≥ 0
     */
    public record Unbooked(int atMostBp, Source source) {

        public Unbooked {
            Bounds.atLeast("unbooked.atMostBp", atMostBp, 0);
        }

        /** The most that may be owed, rounded down. */
        Money most(Balance booked) {
            BigInteger interest = BigInteger.valueOf(booked.principal())
                    .multiply(BigInteger.valueOf(atMostBp))
                    .divide(BigInteger.valueOf(BasisPoints.WHOLE));
            return booked.total().plus(new Money(interest.longValueExact(), booked.currency()));
        }
    }

    /**
     * @param withinDays days before a statement is heard on which what it shows may have been paid, and after which principal that rises
     *     is newly owed and corrects nothing, ≥ 0
     */
    public record Statements(int withinDays, Source source) {
        public Statements {
            Bounds.atLeast("statements.withinDays", withinDays, 0);
        }
    }

    /**
     * What of an answer a person has to read.
     *
     * @param holding meanings for which contact and escalation of the case rest until somebody has read them
     * @param readWithinWorkingDays working days after the day on which it was heard, by whose time of steps it is to be read; no
     *     longer does it hold anything; ≥ 1
     */
    public record Answers(List<Intent> holding, int readWithinWorkingDays, Source source) {
        public Answers {
            holding = List.copyOf(holding);
            Bounds.atLeast("answers.readWithinWorkingDays", readWithinWorkingDays, 1);
        }
    }

    public NegotiationPolicy {
        humanChannels = List.copyOf(humanChannels);
        Bounds.atLeast("promiseMaxDays", promiseMaxDays, 0);
        Bounds.atLeast("brokenBeforeApproval", brokenBeforeApproval, 1);
        BasisPoints.requirePart("promiseLeastBp", promiseLeastBp);
        Bounds.atLeast("answerWithinHours", answerWithinHours, 1);
    }

    /** Whether so few promises and agreements of a debt were broken that the next of either takes no second person for that. */
    boolean isTrusted(int broken) {
        return broken < brokenBeforeApproval;
    }

    /** Whether so much of what is owed is promised that it takes no second person; all that is owed always is. */
    boolean isEnough(Money promised, Balance owed) {
        return BasisPoints.compare(promised.minor(), owed.total().minor(), promiseLeastBp) >= 0;
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }
}
