package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.decision.SubjectId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row-level security holds whatever a statement forgets to ask for. */
@QuarkusTest
@NullUnmarked
class RowSecurityTest {

    @Inject
    Database database;

    @Inject
    Books books;

    private String id;

    @BeforeEach
    void a_subject_with_a_row_in_every_table() {
        id = UUID.randomUUID().toString();
        books.open(id);
        books.submit(Entry.command(
                new SubjectId(Tally.KIND, id),
                new Tally.Add(1),
                Books.BANK,
                new Entry.Command(id, "key", "digest"),
                false));
        books.submit(new Entry(
                new SubjectId(Tally.KIND, id),
                new Tally.Add(1),
                new Entry.OwnEvent("cases.test", 2, "e-" + id),
                false,
                Books.BANK,
                null));
        books.change("insert into effect (kind, id, ref, adapter, body, tenant) values ('case', '" + id
                + "', 'tea', 'nobody', '{}', '" + Books.BANK + "')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject where id",
                "journal where id",
                "mailbox where id",
                "receipt where sender",
                "effect where id"
            })
    void a_lender_sees_its_own_rows_and_no_others(String where) {
        String count = "select count(*) from " + where + " = '" + id + "'";
        assertThat(number(Books.BANK, count)).isPositive();
        assertThat(number("bank-b", count)).isZero();
        assertThat(number("bank", count)).isZero();
    }

    @Test
    void a_lender_changes_no_row_of_another() {
        assertThat(change("bank-b", "update subject set parked = 'by bank-b' where id = '" + id + "'"))
                .isZero();
        assertThat(change("bank-b", "delete from mailbox where id = '" + id + "'"))
                .isZero();
        assertThat(books.mail(id)).isEqualTo(1);
    }

    @Test
    void a_lender_writes_no_row_in_anothers_name() {
        String insert = "insert into receipt (sender, key, digest, reply, tenant) values ('" + id
                + "', 'forged', '', '', '" + Books.BANK + "')";
        assertThatThrownBy(() -> change("bank-b", insert)).hasMessageContaining("row-level security");
    }

    @Test
    void nobody_changes_the_journal() {
        for (String statement :
                List.of("update journal set payload = '{}'", "delete from journal", "truncate journal")) {
            assertThatThrownBy(() -> changeAll(statement)).as(statement).hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_months_table_is_no_way_around() {
        String month = books.texts("select cast(cast(tableoid as regclass) as text) from journal where id = ?1", id)
                .getFirst();
        assertThat(month).startsWith("journal_");
        assertThatThrownBy(() -> number(Books.BANK, "select count(*) from " + month))
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_service_is_neither_superuser_nor_above_the_policies() {
        assertThat(books.number(
                        "select count(*) from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "bank-a,bank-b", ","})
    void a_scope_that_is_not_one_tenant_is_not_set(String scope) {
        assertThatThrownBy(() -> number(scope, "select count(*) from subject"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_tenants_that_are_named_are_seen_and_no_other() {
        assertThat(ours(List.of("bank-b", Books.BANK))).isEqualTo(1);
        assertThat(ours(List.of("bank-b", "bank"))).isZero();
        assertThatThrownBy(() -> ours(List.of(Books.BANK, "*"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ours(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_question_of_tenants_says_first_whose_rows_it_sees() {
        assertThatThrownBy(() -> database.askForTenants(List.of(Books.BANK), "select count(*) from subject"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private long ours(List<String> tenants) {
        return ((Number) database.askForTenants(tenants, Database.IN_SCOPE + """
                                select found.n from scope cross join lateral (
                                    select count(*) as n from subject where id = $2 and scope.given is not null offset 0) found
                                """, id)
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .longValue();
    }

    private long number(String tenant, String sql) {
        return ((Number) database.forTenant(tenant, session -> session.createNativeQuery(sql)
                                .getSingleResult())
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .longValue();
    }

    private int change(String tenant, String sql) {
        return database.forTenant(tenant, session -> execute(session, sql))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private int changeAll(String sql) {
        return database.forAll(session -> execute(session, sql)).await().atMost(Duration.ofSeconds(5));
    }

    private static Uni<Integer> execute(StatelessSession session, String sql) {
        return session.createNativeQuery(sql).executeUpdate();
    }
}
