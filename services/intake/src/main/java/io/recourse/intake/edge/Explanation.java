package io.recourse.intake.edge;

import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent;
import io.recourse.contracts.json.SealedJson;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a decision is explained. Any service may have made it, and each tells only its own part of a case's story. */
@Schema(description = "Where the decision is explained. Each service tells only its own part of a case's story.")
public record Explanation(
        @Schema(description = "The ledger's part in sentences, at intake.")
        String timeline,

        @Schema(description = "Event by event with the rule of each, by the same path at every service.")
        String journal,

        @Schema(
                description =
                        "The service whose journal has the decision, by its type; absent where it is named by its id, or by"
                                + " a type that no service publishes: then it may be any.")
        @Nullable
        String service,

        @Schema(
                description =
                        "Of a contact, why it was made, in sentences, at negotiation: `{attempt}` is the `attemptId` of its"
                                + " event. Absent where the decision is of something else.")
        @Nullable
        String contact) {

    private static final Map<String, Class<? extends PublicEvent>> TOLD_BY = Map.of(
            "intake",
            IntakeEvent.class,
            "segmentation",
            SegmentationEvent.class,
            "negotiation",
            NegotiationEvent.class,
            "litigation",
            LitigationEvent.class,
            "disposal",
            DisposalEvent.class);

    /** By the type of an event. */
    private static final Map<String, String> SERVICES = TOLD_BY.entrySet().stream()
            .flatMap(told -> SealedJson.leaves(told.getValue()).stream()
                    .map(type -> Map.entry(type.getSimpleName(), told.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> OF_CONTACTS = Stream.of(
                    NegotiationEvent.ContactAttempted.class, NegotiationEvent.ContactResult.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    /** @param decision an event's id or type, the latter as journals have it or without its version */
    static Explanation of(String caseId, String decision) {
        String of = "/v1/cases/" + caseId;
        String type = decision.replaceFirst("\\.v\\d+$", "");
        String service = SERVICES.get(type);
        boolean mayBeContact = service == null || OF_CONTACTS.contains(type);
        return new Explanation(
                of + "/timeline",
                of + "/journal",
                service,
                mayBeContact ? of + "/contacts/{attempt}/explanation" : null);
    }
}
