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

    @Incoming("lender-accounts")
    Uni<Void> accounts(ConsumerRecords<String, byte[]> records) {
        return partners.handleBatch(records, messages -> accounts.read(messages.stream()
                .map(m -> new AccountBatch.Pushed(m.partner(), m.value(), m.origin()))
                .toList()));
    }

    @Incoming("cases-segmentation")
    Uni<Void> segmentation(ConsumerRecords<String, byte[]> records) {
        return events.handle(records, "case", hearing);
    }

    @Incoming("cases-negotiation")
    Uni<Void> negotiation(ConsumerRecords<String, byte[]> records) {
        return events.handle(records, "case", hearing);
    }

    @Incoming("cases-litigation")
    Uni<Void> litigation(ConsumerRecords<String, byte[]> records) {
        return events.handle(records, "case", hearing);
    }

    @Incoming("cases-disposal")
    Uni<Void> disposal(ConsumerRecords<String, byte[]> records) {
        return events.handle(records, "case", hearing);
    }
}
