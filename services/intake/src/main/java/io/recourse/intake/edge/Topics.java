package io.recourse.intake.edge;

import io.recourse.casework.desk.DatabaseAway;
import io.recourse.casework.door.EventDoor;
import io.recourse.casework.door.Hearing;
import io.recourse.casework.door.PartnerDoor;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topics intake listens to. */
@ApplicationScoped
class Topics {

    private final EventDoor events;
    private final PartnerDoor partners;
    private final AccountBatch accounts;
    private final Hearing hearing = new CaseHearing();

    @Inject
    Topics(EventDoor events, PartnerDoor partners, AccountBatch accounts) {
        this.events = events;
        this.partners = partners;
        this.accounts = accounts;
    }

    @Incoming("cases")
    Uni<Void> cases(ConsumerRecords<String, byte[]> records) {
        return events.handle(records, "case", hearing);
    }

    /**
     * Identities go to the vault before the desk is asked, so the vault too may find the database away: then the batch is
     * tried again from its beginning, as {@link EventDoor} does with events. Nothing is skipped and nothing written twice,
     * for the vault keeps what is unchanged and the desk knows its messages by their keys.
     */
    @Incoming("lender-accounts")
    Uni<Void> accounts(ConsumerRecords<String, byte[]> records) {
        return partners.handleBatch(
                        records,
                        messages -> accounts.read(messages.stream()
                                .map(m -> new AccountBatch.Pushed(m.partner(), m.value(), m.origin()))
                                .toList()))
                .onFailure(Topics::databaseAway)
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }

    /** A vault that does not answer in time is as far away as one that cannot be reached. */
    private static boolean databaseAway(Throwable failure) {
        return failure instanceof DatabaseAway
                || failure.getCause() instanceof DatabaseAway
                || failure instanceof TimeoutException;
    }
}
