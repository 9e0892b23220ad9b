package io.recourse.local.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.Authority;
import io.recourse.contracts.AccountPushed.Instalment;
import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.AccountPushed.Product;
import io.recourse.contracts.AccountPushed.Surety;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.local.portfolio.Character.Attitude;
import io.recourse.local.portfolio.Character.Proceedings;
import io.recourse.local.portfolio.Character.Sale;
import io.recourse.rules.identifiers.CitizenId;
import io.recourse.rules.identifiers.CreditCode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortfolioTest {
    private static final long SEED = 1;
    private static final List<SampleAccount> ACCOUNTS = Portfolio.of(SEED).accounts();

    static {
        System.out.println("PortfolioTest seed " + SEED);
    }

    private static String bytes(Stream<SampleAccount> accounts) {
        return accounts.map(a -> a.lender() + a.viaKafka() + a.character()
                        + StatementLine.of(a.message()).json() + "\n")
                .collect(Collectors.joining());
    }

    private static long share(Predicate<AccountPushed> that) {
        return ACCOUNTS.stream().map(SampleAccount::message).filter(that).count() * 1000 / ACCOUNTS.size();
    }

    private static <K> Map<K, Long> counts(Function<SampleAccount, K> by) {
        return ACCOUNTS.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    /** The oldest due date decides. */
    private static long daysLate(AccountPushed account) {
        LocalDate oldest = account.instalments().stream()
                .map(Instalment::dueOn)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return ChronoUnit.DAYS.between(oldest, account.asOf());
    }

    private static Stream<Obligor> people(AccountPushed account) {
        return Stream.of(
                        Stream.of(account.debtor()),
                        account.coDebtors().stream(),
                        account.guarantors().stream().map(Surety::obligor))
                .flatMap(s -> s);
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_does_not() {
        assertThat(bytes(Portfolio.of(SEED).stream())).isEqualTo(bytes(ACCOUNTS.stream()));
        assertThat(bytes(Portfolio.of(SEED + 1).stream())).isNotEqualTo(bytes(ACCOUNTS.stream()));
    }

    @Test
    void an_account_does_not_depend_on_how_many_there_are() {
        Portfolio small = new Portfolio(SEED, 100, Portfolio.LENDERS, Portfolio.AS_OF);
        assertThat(bytes(small.stream())).isEqualTo(bytes(ACCOUNTS.stream().limit(100)));
    }

    @Test
    void the_character_depends_on_seed_and_account_alone() {
        assertThat(ACCOUNTS).allSatisfy(a -> assertThat(a.character())
                .isEqualTo(Character.of(SEED, a.message().account())));
    }

    @Test
    void every_statement_conforms_to_the_published_schema() {
        Contract contract = new Contract();
        assertThat(contract.problems("{}")).isNotEmpty();
        assertThat(ACCOUNTS).allSatisfy(a -> assertThat(
                        contract.problems(StatementLine.of(a.message()).json()))
                .isEmpty());
    }

    @Test
    void every_number_passes_its_check_and_none_can_be_real() {
        assertThat(ACCOUNTS.stream().map(SampleAccount::message).flatMap(PortfolioTest::people))
                .allSatisfy(o -> {
                    if (o.kind() == DebtorKind.NATURAL) {
                        assertThat(o.idNumber()).matches(CitizenId::isValid).matches("..99..18.*");
                    } else {
                        assertThat(o.idNumber()).matches(CreditCode::isValid).startsWith("91999999");
                    }
                    assertThat(o.phones()).allMatch(p -> p.startsWith("+86100"));
                    assertThat(o.email() == null || o.email().endsWith("@example.com"))
                            .isTrue();
                    assertThat(ZoneId.of(o.zone())).isNotNull();
                });
    }

    @Test
    void accounts_and_assets_are_unique_and_some_people_owe_twice() {
        assertThat(ACCOUNTS.stream().map(a -> a.message().account())).doesNotHaveDuplicates();
        assertThat(ACCOUNTS.stream()
                        .flatMap(a -> a.message().collateral().stream())
                        .map(Collateral::asset))
                .doesNotHaveDuplicates();
        long debtors =
                ACCOUNTS.stream().map(a -> a.message().debtor()).distinct().count();
        assertThat(debtors).isBetween(ACCOUNTS.size() * 92L / 100, ACCOUNTS.size() * 99L / 100);
        // the same number is the same person
        assertThat(ACCOUNTS.stream().map(a -> a.message().debtor()).distinct().map(Obligor::idNumber))
                .doesNotHaveDuplicates();
    }

    @Test
    void instalments_add_up_to_what_is_owed_and_no_due_date_stands_twice() {
        assertThat(ACCOUNTS.stream().map(SampleAccount::message)).allSatisfy(m -> {
            assertThat(m.instalments().stream().mapToLong(Instalment::amount).sum())
                    .isEqualTo(m.principal() + m.interest());
            assertThat(m.instalments().stream().map(Instalment::dueOn)).doesNotHaveDuplicates();
            assertThat(m.asOf()).isEqualTo(Portfolio.AS_OF);
        });
    }

    @Test
    void most_are_a_few_months_late_some_deep_and_some_not_due_yet() {
        System.out.println("due in the future " + share(m -> daysLate(m) < 0) + ", 1–90 "
                + share(m -> daysLate(m) > 0 && daysLate(m) <= 90) + ", 91–200 " + share(m -> daysLate(m) > 90)
                + " per mille");
        assertThat(share(m -> daysLate(m) < 0)).isBetween(30L, 110L);
        assertThat(share(m -> daysLate(m) >= 1 && daysLate(m) <= 90)).isBetween(800L, 920L);
        assertThat(share(m -> daysLate(m) > 90)).isBetween(40L, 120L);
        assertThat(ACCOUNTS).allMatch(a -> daysLate(a.message()) != 0 && daysLate(a.message()) <= 200);
        assertThat(ACCOUNTS.stream()
                        .map(a -> a.message().scoring().monthsLate12())
                        .distinct()
                        .count())
                .isGreaterThan(8);
    }

    @Test
    void lenders_products_currencies_and_regions_are_mixed() {
        System.out.println(counts(SampleAccount::lender));
        System.out.println(counts(a -> a.message().product()));
        System.out.println(counts(a -> a.message().currency()));
        assertThat(counts(SampleAccount::lender).keySet()).containsExactlyInAnyOrderElementsOf(Portfolio.LENDERS);
        assertThat(counts(SampleAccount::lender).values()).allMatch(n -> n > 200);
        assertThat(counts(a -> a.message().product())).containsOnlyKeys(Product.values());
        assertThat(counts(a -> a.message().currency())).containsOnlyKeys("CNY", "USD", "JPY", "KWD");
        assertThat(share(m -> m.currency().equals("CNY"))).isGreaterThan(880);
        assertThat(counts(a -> a.message().debtor().province())).hasSizeGreaterThan(30);
        assertThat(counts(a -> a.message().debtor().zone())).hasSizeGreaterThan(3);
        assertThat(ACCOUNTS.stream().filter(SampleAccount::viaKafka)).hasSizeBetween(540, 660);
        assertThat(share(m -> m.authority() == Authority.RECOURSE)).isBetween(120L, 350L);
    }

    @Test
    void amounts_have_a_long_tail() {
        List<Long> yuan = ACCOUNTS.stream()
                .map(SampleAccount::message)
                .filter(m -> m.currency().equals("CNY"))
                .map(m -> m.balance().total().minor() / 100)
                .sorted()
                .toList();
        long median = yuan.get(yuan.size() / 2);
        double mean = yuan.stream().mapToLong(Long::longValue).average().orElseThrow();
        System.out.println("yuan owed: median " + median + ", mean " + Math.round(mean) + ", most " + yuan.getLast());
        assertThat(mean).isGreaterThan(3.0 * median);
        assertThat(yuan.getLast()).isGreaterThan(100 * median);
    }

    @Test
    void collateral_fits_the_product() {
        assertThat(ACCOUNTS.stream().map(SampleAccount::message)).allSatisfy(m -> {
            List<AssetKind> kinds =
                    m.collateral().stream().map(Collateral::kind).toList();
            switch (m.product()) {
                case MORTGAGE -> assertThat(kinds).isNotEmpty().containsOnly(AssetKind.REAL_ESTATE);
                case AUTO_LOAN -> assertThat(kinds).containsExactly(AssetKind.MOVABLE);
                case CARD, CONSUMER_LOAN -> assertThat(kinds).isEmpty();
                case SME_LOAN -> assertThat(m.debtor().kind()).isEqualTo(DebtorKind.ENTERPRISE);
            }
        });
        assertThat(share(m -> m.product() == Product.SME_LOAN && !m.collateral().isEmpty()))
                .isPositive();
        assertThat(share(m -> !m.guarantors().isEmpty())).isGreaterThan(40);
        assertThat(share(m -> !m.coDebtors().isEmpty())).isGreaterThan(30);
    }

    @Test
    void characters_are_mixed_and_cures_come_from_hosts_with_authority() {
        System.out.println(counts(a -> a.character().attitude()));
        assertThat(counts(a -> a.character().attitude())).containsOnlyKeys(Attitude.values());
        assertThat(counts(a -> a.character().proceedings())).containsOnlyKeys(Proceedings.values());
        assertThat(ACCOUNTS.stream().filter(a -> a.character().attitude() == Attitude.CURED_AT_HOST))
                .allMatch(a -> a.message().authority() == Authority.HOST);
        // who will not pay and has collateral: enough of them for every end of an auction
        Map<Sale, Long> sales = ACCOUNTS.stream()
                .filter(a -> List.of(Attitude.REFUSES, Attitude.VANISHES, Attitude.PROMISES_AND_BREAKS)
                        .contains(a.character().attitude()))
                .filter(a -> !a.message().collateral().isEmpty())
                .collect(Collectors.groupingBy(a -> a.character().sale(), Collectors.counting()));
        System.out.println("auctions to come " + sales);
        assertThat(sales).containsOnlyKeys(Sale.values());
        assertThat(sales.values()).allMatch(n -> n >= 5);
    }

    @Test
    void the_shares_of_a_draw_are_its_weights() {
        Draw draw = Draw.of(SEED, "weights");
        int[] seen = new int[3];
        for (int i = 0; i < 10_000; i++) {
            seen[draw.place(700, 0, 300)]++;
        }
        assertThat(seen[1]).isZero();
        assertThat(seen[0]).as(Arrays.toString(seen)).isBetween(6_800, 7_200);
    }

    @Test
    void names_of_a_draw_do_not_run_into_each_other() {
        assertThat(Draw.of(1, "a", "bc").below(Long.MAX_VALUE))
                .isNotEqualTo(Draw.of(1, "ab", "c").below(Long.MAX_VALUE))
                .isEqualTo(Draw.of(1, "a", "bc").below(Long.MAX_VALUE));
    }
}
