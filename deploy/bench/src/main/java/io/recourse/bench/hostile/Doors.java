package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.bench.hostile.Corpus.Original;
import io.recourse.bench.hostile.PartnerTopic.Partner;
import io.recourse.bench.hostile.PartnerTopic.Valid;
import io.recourse.local.run.SandboxClient;
import io.recourse.local.run.SandboxClient.Said;
import io.recourse.local.run.Subscriptions;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Every way into the services, each with its valid documents, its neighbours and its part of the inputs. */
final class Doors {

    private static final int TARGETS = 20;
    private static final String NO_CASE = "unknown-subject";
    private static final String LONG_FROM_NOW = "2099-01-01T00:00:00Z";
    private static final Map<String, String> FOLDERS = Map.of("parties.intake", "parties");

    private final Ground ground;
    private final Neighbours neighbours;
    private final List<String> targets = new ArrayList<>();
    private final Queue<ObjectNode> paid = new ArrayDeque<>();
    private int payments;

    Doors(Ground ground, Neighbours neighbours) {
        this.ground = ground;
        this.neighbours = neighbours;
    }

    List<Door> all() throws Exception {
        for (int i = 0; i < TARGETS; i++) {
            targets.add(push(neighbours.statementOf(target(i), 900_000 + i)));
        }
        String known = push(neighbours.statement());
        neighbours.took(known);
        neighbours.arrive();
        List<Door> doors = new ArrayList<>();
        doors.add(new Rest(ground, new Requests(ground, neighbours, targets, target(0)), neighbours, known, 50));
        doors.add(accounts());
        doors.add(payments());
        doors.add(reversals());
        doors.add(new Streams(ground, neighbours, new Corpus(ground.seed(), Streams.NAME, statements("h-stream-")), 1));
        doors.add(lender());
        doors.add(reports(
                new Partner(
                        "channel-courier-1",
                        "channels.courier-1.",
                        "reports",
                        "ContactReported.v1",
                        "negotiation",
                        false,
                        80),
                known,
                "attempt-unknown"));
        doors.add(reports(
                new Partner("lawfirm-lex-1", "lawfirms.lex-1.", "reports", "CourtReported.v1", "litigation", false, 80),
                known,
                "report-from-the-future"));
        doors.add(reports(
                new Partner("venue-hammer-1", "venues.hammer-1.", "reports", "VenueReported.v1", "disposal", false, 80),
                known,
                NO_CASE));
        Subscriptions.of(ground.place().stack().language())
                .topics()
                .forEach((topic, who) -> doors.add(new OwnTopic(
                        ground,
                        topic,
                        who.subscribers(),
                        FOLDERS.getOrDefault(topic, topic.replace("cases.", "")),
                        18,
                        neighbours)));
        doors.add(new Csv(ground, neighbours, 36));
        return doors;
    }

    private static String target(int number) {
        return "target-" + number % TARGETS;
    }

    private String push(ObjectNode statement) throws IOException {
        SandboxClient client = ground.place().client();
        Said said = client.post(
                "intake", "/v1/accounts", client.tokens().lender(Ground.HTTP_LENDER), null, statement.toString());
        if (said.status() != 200) {
            throw new IOException("a valid statement was answered " + said.status() + " " + said.body());
        }
        return said.json().path("id").asText();
    }

    private Door accounts() {
        String path = "/v1/accounts";
        return new Lines(
                ground,
                path,
                150,
                ground.contracts().event("AccountPushed.v1"),
                new Corpus(ground.seed(), Lines.name(path), statements("h-http-")),
                neighbours,
                neighbours::statement,
                (_, caseId) -> neighbours.took(caseId));
    }

    /** The published examples, each about a person of its own. */
    private List<Original> statements(String account) {
        return ground.contracts().examples("lenders", "AccountPushed.v1").stream()
                .<Original>map(example -> number -> {
                    ObjectNode document = example.deepCopy();
                    document.put("account", account + number);
                    document.set("debtor", Canary.person(number));
                    document.path("coDebtors").forEach(o -> ((ObjectNode) o).setAll(Canary.person(number + 1)));
                    document.path("guarantors")
                            .forEach(g -> ((ObjectNode) g).set("obligor", Canary.person(number + 2)));
                    document.path("collateral").forEach(c -> ((ObjectNode) c).put("asset", "a-" + account + number));
                    return document;
                })
                .toList();
    }

    private Door payments() {
        String path = "/v1/payments";
        return new Lines(
                ground,
                path,
                120,
                ground.contracts().body("intake", "PaymentBody"),
                new Corpus(ground.seed(), Lines.name(path), List.of(n -> Requests.payment("h-" + n, target(n)))),
                neighbours,
                this::payment,
                new Booked(ground, neighbours, "PaymentAllocated.v1", "paymentId"));
    }

    private ObjectNode payment() {
        ObjectNode payment = Requests.payment("good-" + payments++, neighbours.anyAccount());
        paid.add(payment);
        return payment;
    }

    /** Of a payment that has been taken: the payments come first in each part, and are more. */
    private ObjectNode reversal() {
        ObjectNode payment = paid.remove();
        String id = payment.path("paymentId").asText();
        return Requests.reversal("back-" + id, id, payment.path("account").asText());
    }

    private Door reversals() {
        String path = "/v1/reversals";
        return new Lines(
                ground,
                path,
                60,
                ground.contracts().body("intake", "ReversalBody"),
                new Corpus(
                        ground.seed(),
                        Lines.name(path),
                        List.of(n -> Requests.reversal("h-" + n, "h-" + n, target(n)))),
                neighbours,
                this::reversal,
                new Booked(ground, neighbours, "PaymentReversed.v1", "reversalId"));
    }

    private Door lender() {
        Partner lender = new Partner(
                "lender-" + Ground.KAFKA_LENDER,
                "lenders." + Ground.KAFKA_LENDER + ".",
                "accounts",
                "AccountPushed.v1",
                "intake",
                true,
                150);
        return new PartnerTopic(
                ground,
                lender,
                new Corpus(ground.seed(), PartnerTopic.name(lender), statements("h-kafka-")),
                neighbours,
                number -> new Valid(neighbours.statementOf(PartnerTopic.GOOD + number, 700_000 + number), ""));
    }

    /**
     * What a neighbour reports is refused, by turns because nobody has the case and by the case itself, which has ordered nothing
     * of the kind.
     *
     * @param known a case that is there
     * @param end the rule of the case; a venue reports of an auction, and there is none
     */
    private Door reports(Partner partner, String known, String end) {
        String folder = partner.prefix().substring(0, partner.prefix().indexOf('.'));
        List<ObjectNode> examples = ground.contracts().examples(folder, partner.type());
        List<Original> originals = examples.stream()
                .<Original>map(example -> number -> example.deepCopy()
                        .put("caseId", number % 2 == 0 ? targets.get(number % TARGETS) : "nobody-" + number))
                .toList();
        return new PartnerTopic(
                ground,
                partner,
                new Corpus(ground.seed(), PartnerTopic.name(partner), originals),
                neighbours,
                number -> number % 2 == 0
                        ? new Valid(
                                examples.get(number % examples.size())
                                        .deepCopy()
                                        .put("caseId", "good-" + number),
                                NO_CASE)
                        : new Valid(
                                examples.getFirst()
                                        .deepCopy()
                                        .put("caseId", known)
                                        .put("at", LONG_FROM_NOW),
                                end));
    }
}
