package io.recourse.intake.edge;

import io.recourse.casework.door.EventDoor;
import io.recourse.casework.door.Hearing;
import io.recourse.casework.door.PartnerDoor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    @Incoming("lender-accounts")
    Uni<Void> accounts(ConsumerRecords<String, byte[]> records) {
        return partners.handleBatch(
                records,
                messages -> accounts.read(messages.stream()
                        .map(m -> new AccountBatch.Pushed(m.partner(), m.value(), m.origin()))
                        .toList()));
    }
}
