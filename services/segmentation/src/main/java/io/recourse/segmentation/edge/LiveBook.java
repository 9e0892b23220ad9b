package io.recourse.segmentation.edge;

import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.Narrowing.Is;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Group;
import io.recourse.casework.query.SubjectQueries.Sum;
import io.recourse.casework.security.Caller;
import io.recourse.segmentation.domain.CaseDecider;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Live cases, counted by what they have in common: one statement, so that all numbers are of one instant. */
@Singleton
class LiveBook {

    /** Only live cases have one. */
    private static final String LIVE = CaseDecider.BUCKET;

    private static final List<Sum> SUMS = List.of(
            new Sum.Of(CaseDecider.OWED),
            new Sum.Product(CaseDecider.OWED, CaseDecider.PD),
            new Sum.Present(CaseDecider.PD));

    private final SubjectQueries queries;

    @Inject
    LiveBook(SubjectQueries queries) {
        this.queries = queries;
    }

    /**
     * Cases that agree.
     *
     * @param by what they agree in, in the order asked for; null where they have none
     * @param owedPpm what each owes by its probability of default, parts per million; of cases with a score
     * @param scored how many have a score
     */
    record Cell(
            String currency,
            String bucket,
            List<@Nullable String> by,
            long cases,
            BigInteger owed,
            BigInteger owedPpm,
            long scored) {}

    /** @param lender null for all the caller may see */
    Uni<List<Cell>> by(List<String> columns, Caller caller, @Nullable String lender) throws BadInput {
        return cells(columns, caller, Narrowing.NONE.and("tenant", Is.EQUAL, Asked.text(lender, "lender")));
    }

    /** Of all lenders the caller may see. */
    Uni<List<Cell>> ofAll(List<String> columns, Caller caller) {
        return cells(columns, caller, Narrowing.NONE);
    }

    private Uni<List<Cell>> cells(List<String> columns, Caller caller, Narrowing narrowing) {
        List<String> keys = new ArrayList<>(List.of(CaseDecider.CURRENCY, LIVE));
        keys.addAll(columns);
        return queries.groups(caller, CaseDecider.KIND, keys, SUMS, null, narrowing)
                .map(rows -> rows.stream()
                        .filter(row -> row.by().get(1) != null)
                        .map(LiveBook::cell)
                        .toList());
    }

    private static Cell cell(Group row) {
        List<@Nullable String> by = row.by();
        return new Cell(
                Objects.requireNonNull(by.get(0)),
                Objects.requireNonNull(by.get(1)),
                by.subList(2, by.size()),
                row.count(),
                row.sums().get(0),
                row.sums().get(1),
                row.sums().get(2).longValueExact());
    }
}
