package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.effects.EffectAdapter.Ended;
import io.recourse.casework.effects.Unfinished.Word;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Effects that a sender claimed and never came back with. A tally adds 1000 for what was done and 1 for what nobody knows, so
 * its total says which result it was told and how often.
 */
@QuarkusTest
@NullUnmarked
class EffectClaimsTest {

    @Inject
    Books books;

    private String id;

    @BeforeEach
    void an_open_subject() {
        id = opened();
    }

    @AfterEach
    void the_shop_is_back() {
        TallyService.SHOP.away(false);
    }

    @Test
    void where_no_keys_are_kept_the_outcome_is_unknown_once_and_nothing_is_done_again() {
        claimed("courier", id, 61);
        books.await(() -> effects(id) == 0);
        settleAnotherOf("courier");
        assertThat(books.total(id)).isEqualTo(2);
        assertThat(results(id)).containsExactly("{\"amount\":2}");
        assertThat(TallyService.COURIER.attempts("case/" + id + "/tea")).isZero();
    }

    @Test
    void where_keys_are_kept_it_is_tried_again_under_the_same_key() {
        claimed("shop", id, 61);
        books.await(() -> effects(id) == 0);
        settleAnotherOf("shop");
        assertThat(books.total(id)).isEqualTo(1000);
        assertThat(results(id)).containsExactly("{\"amount\":1000}");
        assertThat(TallyService.SHOP.attempts("case/" + id + "/tea")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"courier", "shop"})
    void a_claim_of_less_than_a_minute_is_left_to_its_sender(String adapter) {
        claimed(adapter, id, 20);
        settleAnotherOf(adapter);
        assertThat(books.texts("select claimed_by from effect where id = ?1", id))
                .containsExactly("another");
        assertThat(books.total(id)).isZero();
    }

    @Test
    void an_adapter_that_fails_where_keys_are_kept_is_asked_again_under_the_same_key() {
        TallyService.SHOP.failOnce("case/" + id + "/tea");
        wanted("shop", id, "null");
        books.await(() -> effects(id) == 0);
        assertThat(results(id)).containsExactly("{\"amount\":1000}");
        assertThat(TallyService.SHOP.attempts("case/" + id + "/tea")).isEqualTo(2);
    }

    /** Three in one batch; the total says what was told of each, and the rows which of them count as tried. */
    @Test
    void of_a_batch_that_came_to_no_end_each_ends_or_waits_as_its_adapter_says() {
        TallyService.SHOP.saysOnce(key("barred"), new Word.Over(new Ended(Effect.Result.DROPPED, "paused")));
        TallyService.SHOP.saysOnce(key("handed"), new Word.HandedOver());
        TallyService.SHOP.saysOnce(key("later"), new Word.Later(Duration.ofHours(1)));
        wantedTogether("shop", "barred", "handed", "later");
        books.await(() -> effects(id) == 1);
        assertThat(books.total(id)).isEqualTo(1 + 1000);
        assertThat(TallyService.SHOP.attempts(key("barred"))).isEqualTo(1);
        assertThat(TallyService.SHOP.attempts(key("handed"))).isEqualTo(2);
        assertThat(TallyService.SHOP.attempts(key("later"))).isEqualTo(1);
        assertThat(books.texts("select put_off || ' ' || tried from effect where id = ?1", id))
                .containsExactly("1 false");
        books.change("update effect set again_at = now() where id = '" + id + "'");
        books.await(() -> effects(id) == 0);
        assertThat(books.total(id)).isEqualTo(1 + 2000);
    }

    @Test
    void what_was_not_begun_is_tried_again_also_where_no_keys_are_kept_and_of_what_was_handed_over_nobody_knows() {
        TallyService.COURIER.saysOnce(key("handed"), new Word.HandedOver());
        TallyService.COURIER.saysOnce(key("waits"), new Word.NotBegun());
        wantedTogether("courier", "handed", "waits");
        books.await(() -> effects(id) == 0);
        assertThat(books.total(id)).isEqualTo(2 + 1000);
        assertThat(TallyService.COURIER.attempts(key("handed"))).isEqualTo(1);
        assertThat(TallyService.COURIER.attempts(key("waits"))).isEqualTo(2);
    }

    @Test
    void a_full_batch_that_fails_is_not_asked_for_again_at_once() {
        TallyService.SHOP.away(true);
        books.change("insert into effect (kind, id, ref, adapter, body, tenant) select 'case', '" + id
                + "', 'tea-' || n, 'shop', '{}', 'bank-a' from generate_series(1, 600) n");
        books.await(() -> TallyService.SHOP.attempts("case/" + id + "/tea-1") >= 4);
        assertThat(TallyService.SHOP.until("case/" + id + "/tea-1", 4)).isGreaterThan(Duration.ofSeconds(2));
        TallyService.SHOP.away(false);
        books.await(() -> effects(id) == 0);
        assertThat(books.total(id)).isEqualTo(600 * 1000);
    }

    @Test
    void nor_is_what_failed_asked_for_again_whenever_an_order_comes_in() {
        TallyService.SHOP.away(true);
        books.command(id, new Tally.Order("tea"));
        AtomicInteger others = new AtomicInteger();
        books.await(() -> {
            books.command(id, new Tally.Order("tea-" + others.incrementAndGet()));
            return TallyService.SHOP.attempts("case/" + id + "/tea") >= 4;
        });
        assertThat(TallyService.SHOP.until("case/" + id + "/tea", 4)).isGreaterThan(Duration.ofSeconds(2));
        TallyService.SHOP.away(false);
        books.await(() -> effects(id) == 0);
        assertThat(books.total(id)).isEqualTo((1 + others.get()) * 1000L);
    }

    @Test
    void an_adapter_that_fails_where_no_keys_are_kept_leaves_an_unknown_outcome_and_is_not_asked_again() {
        TallyService.COURIER.failOnce("case/" + id + "/tea");
        wanted("courier", id, "null");
        books.await(() -> effects(id) == 0);
        assertThat(results(id)).containsExactly("{\"amount\":2}");
        assertThat(TallyService.COURIER.attempts("case/" + id + "/tea")).isEqualTo(1);
    }

    @Test
    void what_is_past_its_time_is_dropped_and_nobody_is_asked_to_do_it() {
        wanted("shop", id, "now()");
        books.await(() -> effects(id) == 0);
        assertThat(results(id)).containsExactly("{\"amount\":1}");
        assertThat(TallyService.SHOP.attempts("case/" + id + "/tea")).isZero();
    }

    /** The other side may have had it: whoever dropped it would have it done twice, under another key. */
    @Test
    void of_what_was_tried_and_is_past_its_time_nobody_knows_the_outcome() {
        TallyService.SHOP.away(true);
        wanted("shop", id, "now() + interval '1 second'");
        books.await(() -> effects(id) == 0);
        assertThat(TallyService.SHOP.attempts("case/" + id + "/tea")).isPositive();
        assertThat(results(id)).containsExactly("{\"amount\":2}");
    }

    @Test
    void a_claim_of_the_dead_that_is_past_its_time_has_an_unknown_outcome_as_well() {
        books.change(
                "insert into effect (kind, id, ref, adapter, body, tenant, until_at, claimed_by, claimed_at) values ('case', '"
                        + id + "', 'tea', 'shop', '{}', 'bank-a', now(), 'another', now() - interval '61 seconds')");
        books.await(() -> effects(id) == 0);
        assertThat(results(id)).containsExactly("{\"amount\":2}");
    }

    @Test
    void what_is_within_its_time_is_done() {
        wanted("shop", id, "now() + interval '1 hour'");
        books.await(() -> effects(id) == 0);
        assertThat(results(id)).containsExactly("{\"amount\":1000}");
    }

    private String key(String ref) {
        return "case/" + id + "/" + ref;
    }

    private void wantedTogether(String adapter, String... refs) {
        books.change("insert into effect (kind, id, ref, adapter, body, tenant) select 'case', '" + id + "', ref, '"
                + adapter + "', '{}', 'bank-a' from unnest(array['" + String.join("','", refs) + "']) ref");
    }

    private void wanted(String adapter, String subject, String until) {
        books.change("insert into effect (kind, id, ref, adapter, body, tenant, until_at) values ('case', '" + subject
                + "', 'tea', '" + adapter + "', '{}', 'bank-a', " + until + ")");
    }

    /** Proof that the adapter's stale claims were looked at after now. */
    private void settleAnotherOf(String adapter) {
        String other = opened();
        claimed(adapter, other, 61);
        books.await(() -> effects(other) == 0);
    }

    private String opened() {
        String subject = UUID.randomUUID().toString();
        books.open(subject);
        return subject;
    }

    private void claimed(String adapter, String subject, int secondsAgo) {
        books.change(
                "insert into effect (kind, id, ref, adapter, body, tenant, claimed_by, claimed_at) values ('case', '"
                        + subject + "', 'tea', '" + adapter + "', '{}', 'bank-a', 'another', now() - interval '"
                        + secondsAgo
                        + " seconds')");
    }

    private long effects(String subject) {
        return books.number("select count(*) from effect where id = ?1", subject);
    }

    private List<String> results(String subject) {
        return books.texts("select payload from journal where id = ?1 and type = 'Added' order by seq", subject);
    }
}
