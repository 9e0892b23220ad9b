package io.recourse.local.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.ContactReported;
import io.recourse.contracts.CourtReported;
import io.recourse.contracts.CourtReported.Report;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.PartnerMessage;
import io.recourse.contracts.VenueReported;
import io.recourse.local.portfolio.Character.Attitude;
import io.recourse.local.portfolio.Character.Proceedings;
import io.recourse.local.portfolio.Character.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final Instant NOW = Crowd.START.plus(Duration.ofDays(9));

    private static final List<Person> MANY = Crowd.of(1_500);

    private final List<Person> persons = MANY.subList(0, 400);

    @Test
    void orders_in_any_order_of_arrival_lead_to_the_same_acts() {
        List<Order> orders = allSorts("a");
        List<Planned> expected = acts(orders, "a");
        assertThat(expected).hasSizeGreaterThan(1_000);
        for (int shuffle = 0; shuffle < 5; shuffle++) {
            List<Order> shuffled = new ArrayList<>(orders);
            Collections.shuffle(shuffled, new Random(shuffle));
            assertThat(acts(shuffled, "a")).isEqualTo(expected);
        }
    }

    @Test
    void other_case_ids_change_no_time_and_no_act_but_the_id_itself() {
        List<String> one =
                acts(allSorts("a"), "a").stream().map(WorldTest::withoutId).toList();
        List<String> other =
                acts(allSorts("b"), "b").stream().map(WorldTest::withoutId).toList();
        assertThat(other).isEqualTo(one);
    }

    @Test
    void an_order_that_comes_twice_is_answered_alike_and_done_once() {
        Person person = one(p -> p.character().attitude() == Attitude.PROMISES_AND_KEEPS);
        World world = world("a");
        Order order = Crowd.message(person, "a", "firm-call-1", "FIRM", "SMS");
        Answer first = world.order(order);
        List<Planned> once = Crowd.everything(world, NOW);
        assertThat(world.order(order)).isEqualTo(first);
        assertThat(Crowd.everything(world, NOW)).isEmpty();
        assertThat(once).extracting(Planned::key).doesNotHaveDuplicates();
    }

    @Test
    void an_order_for_a_stranger_fails() {
        Answer answer = new World(1, new People()).order(Crowd.message(persons.getFirst(), "a", "s-1", "FIRM", "SMS"));
        assertThat(answer.result()).isEqualTo(Answer.Result.FAILED);
    }

    @Test
    void a_withdrawn_filing_is_reported_on_no_more() {
        Person person = one(p -> p.character().proceedings() == Proceedings.SILENT && !p.vanished());
        World world = world("a");
        world.order(Crowd.filing(person, "a", "lit-1", "file-payment-order"));
        assertThat(world.due(NOW)).isEmpty();
        assertThat(world.next()).isPresent();
        world.order(Crowd.withdrawal(person, "a", "lit-1"));
        assertThat(Crowd.everything(world, NOW)).isEmpty();
    }

    @Test
    void a_household_does_one_thing_at_a_time() {
        World world = world("a");
        world.begin(Crowd.START);
        allSorts("a").forEach(world::order);
        Instant late = NOW.plus(Duration.ofDays(200));
        // thought about now, looked at much later: everything is due at once
        world.due(NOW);
        for (List<Planned> round = world.due(late); !round.isEmpty(); round = world.due(late)) {
            assertThat(round).extracting(p -> p.person().household()).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_debtor_who_pays_early_pays_unasked() {
        Person person = one(p -> p.character().attitude() == Attitude.PAYS_EARLY);
        World world = world("a");
        world.begin(Crowd.START);
        List<Planned> plan = Crowd.everything(world, Crowd.START).stream()
                .filter(p -> p.person().equals(person))
                .toList();
        assertThat(plan.getFirst().act()).isInstanceOf(Act.Pay.class);
        assertThat(plan.getFirst().at())
                .isBetween(Crowd.START.plus(Duration.ofDays(1)), Crowd.START.plus(Duration.ofDays(7)));
    }

    @Test
    void a_payment_order_that_cannot_be_served_is_left_to_lapse() {
        assertThat(orderReports(Proceedings.UNSERVED))
                .contains("ORDER_SERVED FAILED")
                .doesNotContain("ORDER_SERVED null");
    }

    @Test
    void a_written_objection_is_ruled_upon_and_a_spoken_one_is_not() {
        assertThat(orderReports(Proceedings.OBJECTS_IN_WRITING))
                .contains("OBJECTION_RECEIVED null", "OBJECTION_RECEIVED UPHELD");
        assertThat(orderReports(Proceedings.OBJECTS_ORALLY))
                .contains("OBJECTION_RECEIVED null")
                .doesNotContain("OBJECTION_RECEIVED UPHELD", "OBJECTION_RECEIVED REJECTED");
    }

    @Test
    void reports_on_one_matter_never_go_back_in_time() {
        World world = world("a");
        persons.forEach(p -> world.order(Crowd.filing(p, "a", "lit-1", "file-payment-order")));
        Instant before = Instant.MIN;
        for (Planned act : Crowd.everything(world, NOW)) {
            assertThat(act.at()).isAfterOrEqualTo(before);
            before = act.at();
            if (act.act() instanceof Act.Report(CourtReported said)) {
                assertThat(said.at()).isEqualTo(act.at()).isAfter(NOW);
            }
        }
    }

    @Test
    void collateral_is_sold_in_the_round_its_bidders_are_made_for() {
        assertThat(rounds(Sale.FIRST_ROUND, 1)).containsExactly("ROUND_CLOSED bid", "PRICE_PAID bid");
        assertThat(rounds(Sale.SECOND_ROUND, 1)).containsExactly("ROUND_CLOSED none");
        assertThat(rounds(Sale.SECOND_ROUND, 2)).containsExactly("ROUND_CLOSED bid", "PRICE_PAID bid");
        assertThat(rounds(Sale.WINNER_DEFAULTS, 1)).containsExactly("ROUND_CLOSED bid", "WINNER_DEFAULTED none");
        assertThat(rounds(Sale.FORCED_SALE, 3)).containsExactly("ROUND_CLOSED bid");
        assertThat(rounds(Sale.NO_BUYER, 3)).containsExactly("ROUND_CLOSED none");
    }

    @Test
    void debtors_write_back_what_fits_them_and_strangers_that_it_is_the_wrong_number() {
        assertThat(said(Attitude.PROMISES_AND_KEEPS, "SMS")).contains("发工资就还");
        assertThat(said(Attitude.HARDSHIP, "EMAIL")).contains("我失业了，没有收入");
        assertThat(said(Attitude.REFUSES, "SMS")).contains("OPT_OUT", "COMPLAINT", "再骚扰我就投诉");
        assertThat(said(Attitude.VANISHES, "SMS")).contains("打错了，我不认识这个人");
        assertThat(said(Attitude.PROMISES_AND_KEEPS, "LETTER")).isEmpty();
    }

    @Test
    void a_debtor_writes_in_its_own_language() {
        World world = world("a");
        persons.forEach(p -> world.order(Crowd.message(p, "a", "reminder-1", "FRIENDLY", "SMS")));
        assertThat(Crowd.everything(world, NOW).stream()
                        .filter(p -> p.act() instanceof Act.Say said && said.words() != null))
                .isNotEmpty()
                .allSatisfy(p -> assertThat(words(p).chars().anyMatch(c -> c > 0x2000))
                        .isEqualTo(p.person().account().debtor().language().startsWith("zh")));
    }

    @Test
    void nobody_answers_before_the_message_nor_after_what_he_does_about_it() {
        World world = world("a");
        persons.forEach(p -> world.order(Crowd.message(p, "a", "reminder-1", "FRIENDLY", "SMS")));
        Map<Person, Instant> answered = new HashMap<>();
        for (Planned act : Crowd.everything(world, NOW)) {
            if (act.act() instanceof Act.Say) {
                answered.put(act.person(), act.at());
                assertThat(act.at()).isAfterOrEqualTo(NOW);
            } else if (act.act() instanceof Act.Promise || act.act() instanceof Act.CeaseContact) {
                Instant at = answered.get(act.person());
                assertThat(at == null || at.isBefore(act.at())).isTrue();
            }
        }
        assertThat(answered).isNotEmpty();
    }

    @Test
    void calls_in_which_somebody_spoke_have_a_recording_but_for_a_few() {
        World world = world("a");
        persons.forEach(p -> world.order(Crowd.message(p, "a", "bot-call-1", "FRIENDLY", "VOICE_BOT")));
        long named = 0;
        long spoken = 0;
        for (Planned act : Crowd.everything(world, NOW)) {
            named += act.act() instanceof Act.NameRecording ? 1 : 0;
            spoken += act.act() instanceof Act.Report(ContactReported report)
                            && report.outcome() == ContactOutcome.CONVERSATION
                    ? 1
                    : 0;
        }
        assertThat(spoken - named).isBetween(1L, spoken / 5);
    }

    @Test
    void of_those_who_owe_besides_a_few_die_and_nobody_is_told_so_twice() {
        World world = new World(Crowd.SEED, Crowd.known(MANY, "a"));
        MANY.forEach(p -> world.order(Crowd.message(p, "a", "final-1/1", "FINAL_NOTICE", "LETTER")));
        MANY.forEach(p -> world.order(Crowd.message(p, "a", "final-2/1", "FINAL_NOTICE", "LETTER")));
        MANY.forEach(p -> world.order(Crowd.message(p, "a", "final-2", "FINAL_NOTICE", "LETTER")));
        List<Planned> deaths = Crowd.everything(world, NOW).stream()
                .filter(p -> p.act() instanceof Act.TellDeath)
                .toList();
        assertThat(deaths).hasSizeBetween(1, MANY.size() / 8);
        assertThat(deaths).extracting(Planned::person).doesNotHaveDuplicates();
    }

    @Test
    void people_take_calls_alone_and_visits_by_two_and_leave_a_few() {
        List<Act.Work> calls = worked("CALL", "PHONE");
        List<Act.Work> visits = worked("VISIT", "FIELD_VISIT");
        assertThat(calls).hasSizeBetween(persons.size() * 9 / 10, persons.size() - 1);
        assertThat(calls).allSatisfy(w -> assertThat(w.by()).hasSize(1));
        assertThat(visits).allSatisfy(w -> assertThat(w.by()).hasSize(2).doesNotHaveDuplicates());
        assertThat(calls)
                .extracting(Act.Work::outcome)
                .contains(ContactOutcome.CONVERSATION, ContactOutcome.UNANSWERED, ContactOutcome.UNREACHABLE);
    }

    @Test
    void people_read_every_answer_and_nothing_is_reported_of_it() {
        assertThat(worked("ANSWER", "SMS")).hasSize(persons.size()).allSatisfy(w -> assertThat(w.outcome())
                .isNull());
    }

    private List<Act.Work> worked(String work, String channel) {
        World world = world("a");
        persons.forEach(p -> world.order(Crowd.task(p, "a", "firm-call-1", work, channel)));
        List<Act.Work> worked = new ArrayList<>();
        for (Planned act : Crowd.everything(world, NOW)) {
            if (act.act() instanceof Act.Work done) {
                worked.add(done);
            }
        }
        return worked;
    }

    private Set<String> said(Attitude attitude, String channel) {
        World world = new World(Crowd.SEED, Crowd.known(MANY, "a"));
        MANY.stream()
                .filter(p -> p.character().attitude() == attitude)
                .forEach(p -> world.order(Crowd.message(p, "a", "reminder-1", "FRIENDLY", channel)));
        Set<String> said = new HashSet<>();
        for (Planned act : Crowd.everything(world, NOW)) {
            if (act.act() instanceof Act.Say) {
                said.add(words(act));
            }
        }
        return said;
    }

    private static String words(Planned planned) {
        return planned.act() instanceof Act.Say say ? say.words() == null ? say.kind() : say.words() : "";
    }

    private List<String> rounds(Sale sale, int round) {
        Person person = MANY.stream()
                .filter(p -> p.character().sale() == sale
                        && !p.account().collateral().isEmpty())
                .findFirst()
                .orElseThrow();
        World world = new World(Crowd.SEED, Crowd.known(List.of(person), "a"));
        String asset = person.account().collateral().getFirst().asset();
        world.order(Crowd.round(asset, round, NOW.plus(Duration.ofDays(16))));
        return Crowd.everything(world, NOW).stream()
                .map(p -> p.act() instanceof Act.Report(PartnerMessage message) && message instanceof VenueReported v
                        ? v
                        : null)
                .peek(v -> assertThat(v == null ? "" : v.caseId())
                        .as("the case the order named")
                        .isEqualTo("case-selling-" + asset))
                .peek(v -> assertThat(v != null && v.bidders() != null && v.bidders() > 0)
                        .as("a round with bids says whose the highest is")
                        .isEqualTo(v != null && v.bidder() != null))
                .map(v -> v == null ? "?" : v.report() + (v.amount() == null ? " none" : " bid"))
                .toList();
    }

    private Set<String> orderReports(Proceedings proceedings) {
        World world = world("a");
        persons.stream()
                .filter(p -> p.character().proceedings() == proceedings)
                .forEach(p -> world.order(Crowd.filing(p, "a", "lit-1", "file-payment-order")));
        Set<String> said = new HashSet<>();
        for (Planned act : Crowd.everything(world, NOW)) {
            if (act.act() instanceof Act.Report(CourtReported report) && report.report() != Report.FILING_REFUSED) {
                said.add(report.report() + " " + report.outcome());
            }
        }
        return said;
    }

    private List<Order> allSorts(String prefix) {
        List<Order> orders = new ArrayList<>();
        for (Person person : persons) {
            orders.add(Crowd.message(person, prefix, "reminder-1", "FRIENDLY", "SMS"));
            orders.add(Crowd.message(person, prefix, "firm-call-1", "FIRM", "PHONE"));
            orders.add(Crowd.filing(person, prefix, "lit-1", "file-payment-order"));
            orders.add(Crowd.filing(person, prefix, "lit-2", "apply-enforcement"));
            person.account()
                    .collateral()
                    .forEach(c -> orders.add(Crowd.round(c.asset(), 1, NOW.plus(Duration.ofDays(16)))));
        }
        return orders;
    }

    private List<Planned> acts(List<Order> orders, String prefix) {
        World world = world(prefix);
        world.begin(Crowd.START);
        orders.forEach(world::order);
        return Crowd.everything(world, NOW);
    }

    private World world(String prefix) {
        return new World(Crowd.SEED, Crowd.known(persons, prefix));
    }

    private Person one(Predicate<Person> like) {
        return persons.stream().filter(like).findFirst().orElseThrow();
    }

    private static String withoutId(Planned planned) {
        return planned.at() + " " + planned.key() + " "
                + planned.act().toString().replaceAll("caseId=\\w+", "");
    }
}
