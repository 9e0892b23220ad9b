package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.negotiation.domain.Reach.AskedAgain;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a party keeps of the contacts with it, and what it forgets. */
class PartyFileTest {

    private static final Instant NOON = at("2026-03-02T12:00:00+08:00");
    private static final ThirdPerson AUNT = new ThirdPerson(Person.RELATIVE, "aunt");

    private final PartyFile file = PartyFile.opened("party-1", "lender-1", "Asia/Shanghai");

    @Test
    void it_has_room_for_three_hundred_units_and_again_once_the_oldest_with_itself_is_forgotten() {
        PartyFile all = file.spent(unit("case-1", "third/a", NOON.minusSeconds(10), AUNT));
        for (int i = 1; i < PartyFile.MOST_GRANTS - 1; i++) {
            all = all.spent(unit("case-1", "a-" + i, NOON.plusSeconds(i), null));
        }
        Instant now = NOON.plusSeconds(1_000);
        assertThat(all.isFull(now)).isFalse();
        PartyFile full = all.spent(unit("case-1", "last", now, null));
        assertThat(full.isFull(now)).isTrue();

        Instant forgotten = NOON.plusSeconds(1).plus(PartyFile.REMEMBERED).plus(1, ChronoUnit.MICROS);
        assertThat(full.roomAt(now)).hasValue(forgotten);
        assertThat(full.isFull(forgotten.minus(1, ChronoUnit.MICROS))).isTrue();
        assertThat(full.isFull(forgotten)).isFalse();
        assertThat(file.spent(unit("case-1", "third/a", NOON, AUNT)).roomAt(NOON))
                .isEmpty();
    }

    @Test
    void whoever_it_was_contacted_for_is_remembered_when_the_unit_is_not() {
        PartyFile later = file.spent(unit("case-1", "a", NOON, null))
                .spent(unit("case-2", "b", NOON.plusSeconds(1), null))
                .spent(unit("case-2", "c", NOON.plus(9, ChronoUnit.DAYS), null));
        assertThat(later.grants()).extracting(Grant::attemptId).containsExactly("c");
        assertThat(later.casesBefore()).containsExactly("case-1");
        assertThat(later.forCases()).containsExactly("case-1", "case-2");
        assertThat(later.spent(unit("case-1", "d", NOON.plus(9, ChronoUnit.DAYS), null))
                        .casesBefore())
                .isNull();
    }

    @Test
    void a_third_person_is_known_who_was_asked_or_refused() {
        PartyFile asked = file.spent(unit("case-1", "a", NOON, null)).spent(unit("case-1", "third/a", NOON, AUNT));
        assertThat(asked.knowsThird("aunt")).isTrue();
        assertThat(asked.knowsThird("uncle")).isFalse();
        assertThat(file.knowsThird("aunt")).isFalse();
        assertThat(file.reaching(r -> r.refusedBy("uncle", NOON)).knowsThird("uncle"))
                .isTrue();
    }

    @Test
    void a_third_person_who_asked_for_it_is_asked_once_more_about_that_debt() {
        PartyFile asked = file.spent(unit("case-1", "third/a", NOON, AUNT))
                .reaching(r -> r.askedAgain(new AskedAgain("case-1", "aunt", NOON.plusSeconds(5))));
        assertThat(asked.mayAskAgain("case-1", "third/b", "case-1", "aunt")).isTrue();
        assertThat(asked.mayAskAgain("case-1", "third/b", "case-1", "uncle")).isFalse();
        PartyFile again = asked.spent(unit("case-1", "third/b", NOON.plusSeconds(10), AUNT));
        assertThat(again.mayAskAgain("case-1", "third/c", "case-1", "aunt")).isFalse();
        assertThat(again.mayAskAgain("case-1", "third/b", "case-1", "aunt")).isTrue();
        assertThat(again.ended("case-1", "third/b", ContactOutcome.UNANSWERED, true, null)
                        .mayAskAgain("case-1", "third/c", "case-1", "aunt"))
                .isTrue();
        assertThat(again.ended("case-1", "third/b", ContactOutcome.CONVERSATION, true, null)
                        .mayAskAgain("case-1", "third/c", "case-1", "aunt"))
                .isFalse();
    }

    @Test
    void a_flag_is_raised_once_and_lowered_by_itself() {
        PartyFile flagged =
                file.flagged(Flag.DECEASED, true).flagged(Flag.DECEASED, true).flagged(Flag.INCAPABLE, true);
        assertThat(flagged.flags()).containsExactly(Flag.DECEASED, Flag.INCAPABLE);
        assertThat(flagged.flagged(Flag.DECEASED, false).flags()).containsExactly(Flag.INCAPABLE);
    }

    @Test
    void nothing_kept_is_kept_as_nothing() {
        assertThat(file.reaching(r -> r).reach()).isNull();
        assertThat(file.barring(b -> b).bars()).isNull();
        assertThat(new PartyFile(
                        "party-1",
                        "lender-1",
                        "Asia/Shanghai",
                        null,
                        PartyFile.Wishes.NONE,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of()))
                .isEqualTo(file);
    }

    @Test
    void the_same_end_of_a_contact_counts_once() {
        PartyFile failed =
                file.spent(unit("case-1", "a", NOON, null)).ended("case-1", "a", ContactOutcome.UNANSWERED, true, null);
        assertThat(failed.reachable().failedCalls()).isEqualTo(1);
        assertThat(failed.ended("case-1", "a", ContactOutcome.UNANSWERED, true, null))
                .isEqualTo(failed);
        assertThat(failed.ended("case-1", "b", ContactOutcome.UNANSWERED, true, null))
                .isEqualTo(failed);
    }

    private static UnitSpent unit(String caseId, String attemptId, Instant at, @Nullable ThirdPerson third) {
        return new UnitSpent(
                caseId,
                attemptId,
                Channel.PHONE,
                "dunning",
                "contact-cn@1",
                at,
                at.plusSeconds(3_600),
                at.plusSeconds(86_400),
                third,
                null,
                null,
                null);
    }
}
