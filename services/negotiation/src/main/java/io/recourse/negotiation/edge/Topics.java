package io.recourse.negotiation.edge;

import io.recourse.casework.desk.Entry;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.EventDoor;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Hearing;
import io.recourse.casework.door.PartnerDoor;
import io.recourse.contracts.ContactReported;
import io.recourse.negotiation.domain.CaseInput;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topics negotiation listens to. */
@ApplicationScoped
class Topics {

    private final EventDoor events;
    private final PartnerDoor partners;
    private final Hearing cases = new CaseHearing();
    private final Hearing parties = new PartyHearing();

    private final Providers providers;

    @Inject
    Topics(EventDoor events, PartnerDoor partners, Providers providers) {
        this.events = events;
        this.partners = partners;
        this.providers = providers;
    }

    @Incoming("cases")
    Uni<Void> cases(ConsumerRecords<String, byte[]> records) {
        return events.handle(records, "case", cases);
    }

    @Incoming("parties-intake")
    Uni<Void> parties(ConsumerRecords<String, byte[]> records) {
        return events.handle(records, "party", parties);
    }

    @Incoming("channel-reports")
    Uni<Void> reports(ConsumerRecords<String, byte[]> records) {
        return partners.handle(records, this::report);
    }

    private Entry report(PartnerDoor.Message message) throws BadInput {
        ContactReported report = Bodies.read(message.value(), ContactReported.class);
        return message.heldBy(providers.holder(message.partner()))
                .entry(
                        Fields.subject("case", report.caseId(), "caseId"),
                        new CaseInput.ContactResultReported(
                                Fields.id(report.attemptId(), "attemptId"),
                                report.outcome(),
                                Fields.instant(report.at()),
                                providers.carriedBy(message.partner())));
    }
}
