package io.recourse.local.portfolio;

import io.recourse.contracts.AccountPushed;
import java.time.LocalDate;

/**
 * A statement that intake has taken: one line of {@code accepted.ndjson}.
 *
 * @param caseId the case that exists because of it
 * @param door {@code http} or {@code kafka}
 * @param sha256 of the line that was sent, lower-case hexadecimal
 */
public record Accepted(
        String lender,
        String account,
        int episode,
        LocalDate asOf,
        int revision,
        String caseId,
        String door,
        String sha256) {

    static Accepted of(Statement statement, String caseId) {
        AccountPushed message = statement.sample().message();
        return new Accepted(
                statement.sample().lender(),
                message.account(),
                message.episodeMeant(),
                message.asOf(),
                message.revision(),
                caseId,
                statement.sample().viaKafka() ? "kafka" : "http",
                statement.line().sha256());
    }

    /** Names the statement, whatever its content. */
    record Key(String lender, String account, int episode, LocalDate asOf, int revision) {}

    Key key() {
        return new Key(lender, account, episode, asOf, revision);
    }
}
