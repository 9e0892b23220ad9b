package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Profiles.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.segmentation.domain.Profile.Account;
import io.recourse.segmentation.domain.Profile.Asset;
import io.recourse.segmentation.domain.Profile.BelongingKind;
import io.recourse.segmentation.domain.Profile.Contact;
import io.recourse.segmentation.domain.Profile.ContactChannel;
import io.recourse.segmentation.domain.Profile.CourtRecord;
import io.recourse.segmentation.domain.Profile.Holding;
import io.recourse.segmentation.domain.Profile.Month;
import io.recourse.segmentation.domain.Profile.RecordKind;
import io.recourse.segmentation.domain.Profile.Transfer;
import io.recourse.segmentation.domain.Profile.Work;
import io.recourse.segmentation.domain.Profile.WorkKind;
import io.recourse.segmentation.domain.ProfileEvent.ProfileRecorded;
import io.recourse.segmentation.domain.ProfileInput.ProfileDeadlinePassed;
import io.recourse.segmentation.domain.ProfileInput.ProfileTold;
import io.recourse.segmentation.edge.PolicyFiles;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lender tells of a debtor is kept as it was told last. */
class ProfileTest {

    private static final String NOW = "2026-03-02T10:00:00+08:00";

    static final Shown SHOWN = new Shown(
            true,
            1,
            1,
            Profile.Area.URBAN,
            "C17",
            new Statements("CNY", 2_000_000, List.of(new AccountHistory.Month(1, 120_000, 20_000))));

    static Spec<ProfileState, ProfileInput, ProfileEvent> known() {
        return Spec.of(new ProfileDecider(PolicyFiles.profiles()), "case-1")
                .when(new ProfileTold("lender-a", Profiles.whole()))
                .at(NOW);
    }

    @Test
    void the_first_word_is_kept_for_its_lender() {
        known().then(new ProfileRecorded("lender-a", Profiles.whole()))
                .andStatus("known")
                .andTells(new Tell(new SubjectId("case", "case-1"), new CaseInput.ProfileKnown(SHOWN, Cases.t(NOW))))
                .andDeadlines();
    }

    @Test
    void the_same_told_once_more_is_no_news_but_the_case_of_a_release_that_looked_at_less_hears_of_it() {
        known().when(new ProfileTold("lender-a", Profiles.whole()))
                .at(NOW)
                .thenNothing()
                .andTells(new Tell(new SubjectId("case", "case-1"), new CaseInput.ProfileKnown(SHOWN, Cases.t(NOW))));
    }

    @Test
    void another_word_of_the_same_day_takes_its_place_and_one_of_an_earlier_day_does_not() {
        Profile other = Profiles.spending(1, 2);
        Profile older = of(DAY.minusDays(1), "CNY");
        known().when(new ProfileTold("lender-a", other))
                .at(NOW)
                .then(new ProfileRecorded("lender-a", other))
                .when(new ProfileTold("lender-a", older))
                .at(NOW)
                .thenRefused("profile-older");
    }

    @Test
    void a_day_is_taken_once_it_has_begun_somewhere_on_earth_and_not_before() {
        Profile third = of(LocalDate.of(2026, 3, 3), "CNY");
        Spec.of(new ProfileDecider(PolicyFiles.profiles()), "case-1")
                .when(new ProfileTold("lender-a", third))
                .at("2026-03-02T09:59:59Z")
                .thenRefused("profile-in-future")
                .when(new ProfileTold("lender-a", third))
                .at("2026-03-02T10:00:00Z")
                .then(new ProfileRecorded("lender-a", third));
        known().when(new ProfileTold("lender-a", of(LocalDate.of(9999, 12, 31), "CNY")))
                .at(NOW)
                .thenRefused("profile-in-future");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZ", "XXX", "XAU", "cny"})
    void a_currency_that_is_none_or_has_no_minor_units_is_a_fault(String currency) {
        assertThatThrownBy(() -> ProfileReader.judge(of(DAY, currency)))
                .isInstanceOfSatisfying(
                        InvalidPolicy.class,
                        e -> assertThat(e.found()).extracting(Fault::path).containsExactly("/currency"));
    }

    private static Profile of(LocalDate day, String currency) {
        return new Profile(day, currency, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Test
    void a_case_notes_what_its_profile_shows_once_and_only_that_case_is_touched() {
        Cases.watched(Cases.STEADY)
                .when(new CaseInput.ProfileKnown(SHOWN, Cases.t(Cases.EARLY)))
                .at(Cases.EARLY)
                .then(new CaseEvent.ProfileNoted(SHOWN))
                .when(new CaseInput.ProfileKnown(SHOWN, Cases.t(Cases.EARLY)))
                .at(Cases.EARLY)
                .thenNothing();
    }

    @Test
    void it_waits_for_nothing() {
        Deadline deadline = Deadline.business("any", "any", Cases.t(NOW), "any");
        ProfileDecider decider = new ProfileDecider(PolicyFiles.profiles());
        assertThatThrownBy(() -> decider.decide(known().state(), new ProfileDeadlinePassed(deadline), Cases.t(NOW)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(decider.passed(deadline)).isEqualTo(new ProfileDeadlinePassed(deadline));
    }

    @Test
    void all_that_does_not_fit_is_told_at_once_each_with_its_place() {
        assertThatCode(() -> ProfileReader.judge(Profiles.whole())).doesNotThrowAnyException();
        assertThatCode(() -> ProfileReader.judge(Profiles.empty())).doesNotThrowAnyException();
        LocalDate tomorrow = DAY.plusDays(1);
        Holding holding = new Holding("debtor", "c1", 1, true);
        Contact contact = new Contact(ContactChannel.APP, 1, 2, 0, tomorrow);
        Profile faulty = new Profile(
                DAY,
                "CNY",
                new Account(1, tomorrow, false, List.of(new Month(0, 0, 0, 0))),
                null,
                List.of(new Asset(BelongingKind.OTHER, 1, 0, false, tomorrow)),
                null,
                new Work(WorkKind.EMPLOYED, tomorrow, 0, 0, 0, 0),
                List.of(contact, new Contact(ContactChannel.APP, 1, 1, 0, null)),
                null,
                List.of(new CourtRecord(RecordKind.SUIT, tomorrow, 0, true)),
                List.of(new Transfer(tomorrow, 1, 0, false)),
                List.of(holding, holding),
                null);
        assertThatThrownBy(() -> ProfileReader.judge(faulty))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.found())
                        .extracting(Fault::path)
                        .containsExactlyInAnyOrder(
                                "/account/openedOn",
                                "/assets/0/acquiredOn",
                                "/work/since",
                                "/contacts/0/reached",
                                "/contacts/0/lastReachedOn",
                                "/contacts/1/channel",
                                "/records/0/on",
                                "/transfers/0/on",
                                "/holdings/1"));
    }
}
