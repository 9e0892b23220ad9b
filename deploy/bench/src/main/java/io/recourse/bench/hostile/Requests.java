package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.bench.hostile.Request.Manner;
import io.recourse.local.run.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes hostile requests of the operations that the services describe: none of them is forgotten. */
final class Requests {

    static final String DOOR = "rest";

    private static final List<String> SEGMENTS = List.of(
            "-",
            "%20",
            "%00",
            "a%00b",
            "..",
            "%2e%2e",
            "..%2f..%2fetc%2fpasswd",
            "a%2Fb",
            "a.b",
            "a;b=c",
            "%C3%A9",
            "%ff%fe",
            "%ED%A0%80",
            "%E2%80%AE",
            "*",
            "'%20or%20'1'='1",
            "%3Cscript%3E",
            "$%7Bjndi:ldap://127.0.0.1:9/a%7D",
            "null",
            "undefined",
            "0",
            "-1",
            "99999999999999999999",
            "a".repeat(64),
            "a".repeat(65),
            "a".repeat(2000),
            Canary.NAME,
            "%2B8619999871",
            "door",
            "http",
            "case",
            "lenders.east-bank.accounts-0",
            ":retry",
            "x:retry",
            "x:y:z",
            "%3Aretry");
    private static final List<String> ASKED = List.of(
            "",
            "-1",
            "0",
            "1",
            "500",
            "501",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e3",
            "1.5",
            "NaN",
            "0x10",
            "%00",
            "a%00b",
            "%ED%A0%80",
            "%ff",
            "'",
            "'%20or%201=1--",
            "%25",
            "/",
            "//",
            "a/b/c",
            "%F0%9F%97%9D",
            "OPEN",
            "open",
            Canary.NAME,
            "a".repeat(3000),
            "&limit=2",
            "[]",
            "%0d%0aSet-Cookie:%20a=b");
    private static final List<String> TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/json;charset=\"",
            "APPLICATION/JSON",
            "application/*",
            "*/*",
            "/",
            ";;;",
            "application/json, text/html",
            "application/json\u0001",
            "application/x-ndjson; charset=latin1",
            "application/octet-stream",
            "a".repeat(3000));
    private static final List<String> ACCEPTS = List.of(
            "",
            "text/html",
            "application/xml",
            "image/png;q=0.1",
            "*/*;q=0",
            "application/json;q=nonsense",
            "///",
            "*",
            "application/x-ndjson",
            "a".repeat(3000));
    private static final List<String> AUTHORIZATIONS = List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer  ",
            "bearer x",
            "Basic YWRtaW46YWRtaW4=",
            "Bearer null",
            "Bearer ' or '1'='1",
            "Bearer " + "a".repeat(6000),
            "Bearer \u00e9\u00ff",
            "Negotiate x",
            "Bearer eyJhbGciOiJub25lIn0.e30.");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND", "FOO", "get", "PURGE");
    private static final List<String> KEYS = List.of(
            "",
            " ",
            "\u0001",
            "a\tb",
            "a".repeat(128),
            "a".repeat(129),
            "a".repeat(7000),
            "\u00e9",
            "'; drop table receipt; --",
            "k-1");

    private static final String DAY = "2026-01-01";
    private static final String INSTANT = "2026-01-01T00:00:00Z";
    private static final String NOBODY = "0123456789abcdef0123456789abcdef";
    /** The example of GB 11643 itself. */
    private static final String CITIZEN = "11010519491231002X";

    private final Ground ground;
    private final List<Operation> operations;
    private final List<String> targets;
    private final Map<String, Corpus> bodies = new HashMap<>();
    private final Map<String, ObjectNode> valid = new HashMap<>();
    private final Corpus chance;

    /**
     * @param neighbours know a valid statement
     * @param targets cases that hostile commands may reach
     * @param account of a case that hostile payments may reach
     */
    Requests(Ground ground, Neighbours neighbours, List<String> targets, String account) {
        this.ground = ground;
        this.targets = List.copyOf(targets);
        this.operations = Operation.all(ground.contracts());
        this.chance = new Corpus(ground.seed(), DOOR, List.of(_ -> JsonNodeFactory.instance.objectNode()));
        valid.put("AccountPushed", neighbours.statementOf("hostile-rest", 1));
        valid.put("Nothing", object());
        valid.put("Advance", object().put("to", "2026-01-01T00:00:00Z"));
        valid.put(
                "PauseBody",
                object().put("pauseId", "p-1")
                        .put("reason", "DISPUTE")
                        .put("from", "2026-01-01T00:00:00Z")
                        .put("reviewAt", "2026-03-01T00:00:00Z"));
        valid.put("LiftBody", object().put("at", "2026-01-01T00:00:00Z"));
        valid.put("CeaseBody", object().put("at", "2026-01-01T00:00:00Z").put("channel", "letter"));
        valid.put("PaymentBody", payment("pay-rest", account));
        valid.put("ReversalBody", reversal("rev-rest", "pay-rest", account));
        ObjectNode promise = object().put("promiseId", "pr-1").put("lastDate", "2026-01-10");
        promise.putObject("amount").put("minor", 100).put("currency", "CNY");
        valid.put("PromiseBody", promise.put("ownWish", true));
        valid.put(
                "ContactAsk",
                object().put("askId", "ask-1")
                        .put("caseId", NOBODY)
                        .put("channel", "PHONE")
                        .put("purpose", "DUNNING")
                        .put("tone", "FIRM")
                        .put("person", "SPOUSE")
                        .put("personRef", "s-1")
                        .put("number", "n-1"));
        valid.put(
                "Conversation",
                object().put("conversationId", "talk-1").put("channel", "PHONE").put("at", INSTANT));
        valid.put("ContactRepair", object().put("basis", "OWN_RECORDS").put("address", "POST"));
        valid.put(
                "HoursConsent",
                object().put("consentId", "c-1")
                        .put("evidence", "rec-7")
                        .put("by", "user-1")
                        .put("from", INSTANT)
                        .put("until", "2027-01-01T00:00:00Z"));
        valid.put(
                "HoursConsentWithdrawal",
                object().put("evidence", "mail-3").put("by", "user-1").put("at", INSTANT));
        valid.put("DishonestyListing", object().put("reference", "zhi-1").put("listedOn", DAY));
        valid.put("DishonestyLifting", object().put("liftedOn", DAY));
        ObjectNode link = object().put("linkId", "link-1")
                .put("basis", "CONSENT")
                .put("reference", "form-1")
                .put("until", "2027-01-01T00:00:00Z");
        link.putArray("parties").add(NOBODY).add("party-2");
        valid.put("PartyLink", link);
        ObjectNode result = object().put("attemptId", "ask/ask-1")
                .put("outcome", "CONVERSATION")
                .put("at", INSTANT);
        result.putArray("unwanted").add("SMS");
        valid.put("ContactResultTold", result);
        valid.put("TaskTaker", object().put("by", "user-1"));
        valid.put(
                "TaskCompletion",
                object().put("by", "user-1")
                        .put("outcome", "UNREACHABLE")
                        .put("at", INSTANT)
                        .put("wrongPerson", true));
        valid.put(
                "ContactEcho",
                object().put("caseId", NOBODY)
                        .put("attemptId", "sms-1")
                        .put("kind", "REPLY")
                        .put("channel", "SMS")
                        .put("text", "好的")
                        .put("verified", false)
                        .put("at", INSTANT));
        valid.put(
                "VoiceSignal",
                object().put("attemptId", "ask/ask-1")
                        .put("label", "ANXIOUS")
                        .put("stress", 40)
                        .put("at", INSTANT));
        valid.put(
                "CallTranscript",
                object().put("attemptId", "ask/ask-1")
                        .put("text", "Good morning")
                        .put("at", INSTANT));
        valid.put("CallComplaint", object().put("attemptId", "ask/ask-1").put("at", INSTANT));
        valid.put("DialAsk", object().put("attemptId", "bot-1").put("number", "n-1"));
        valid.put("DialledNumber", object().put("attemptId", "ask/ask-1").put("number", "n-1"));
        valid.put(
                "RecordingNamed",
                object().put("attemptId", "ask/ask-1")
                        .put("reference", "rec-1")
                        .put("hash", "0123456789abcdef".repeat(4))
                        .put("salt", "salt-1"));
        offers();
        valid.put("ClarifyBody", object().put("filed", true));
        valid.put("DebitClarified", object().put("made", true));
        valid.put("DecisionBody", object().put("goOn", true));
        cases();
        parties();
        enquiries();
        strategies();
        valid.forEach((schema, document) ->
                bodies.put(schema, new Corpus(ground.seed(), DOOR + "-" + schema, List.of(_ -> document.deepCopy()))));
        operations.stream()
                .map(Operation::schema)
                .filter(s -> s != null && !valid.containsKey(s))
                .findAny()
                .ifPresent(s -> {
                    throw new IllegalStateException("no valid body is known for " + s);
                });
    }

    /** What a lender's people may tell of a case. */
    private void offers() {
        ObjectNode offer = object().put("offerId", "o-1").put("type", "SETTLEMENT");
        offer.putObject("payable").put("minor", 100).put("currency", "CNY");
        offer.putObject("waived")
                .put("currency", "CNY")
                .put("costs", 0)
                .put("interest", 1)
                .put("principal", 1);
        offer.put("firstDue", DAY);
        offer.putArray("stages").addObject().put("instalments", 2).put("weight", 1);
        valid.put("OfferBody", offer);
        valid.put(
                "Mandate",
                object().put("mandateId", "m-1")
                        .put("party", NOBODY)
                        .put("reference", "ref-1")
                        .put("lastDay", "2030-01-31")
                        .put("electronic", true)
                        .set("most", object().put("minor", 50_000).put("currency", "CNY")));
        valid.put("DeclineBody", object().put("party", NOBODY));
        valid.put(
                "AcceptanceBody",
                object().put("acceptanceId", "a-1")
                        .put("party", NOBODY)
                        .put("written", true)
                        .put("ownWish", true));
    }

    private void cases() {
        valid.put("ChargeOffBody", object().put("on", DAY));
        valid.put("RecallBody", object().put("soldTo", "harbour-finance"));
        valid.put("ClaimBody", object().put("on", DAY).put("proof", "letter-1"));
        valid.put(
                "InterruptionBody",
                object().put("cause", "DEMAND").put("at", INSTANT).put("proof", "letter-1"));
        valid.put("ObstacleBody", object().put("proof", "flood-1").put("from", DAY));
        ObjectNode title = object().put("effectiveOn", DAY).put("performBy", DAY);
        title.putObject("awarded").put("minor", 100).put("currency", "CNY");
        title.putObject("generalInterest").put("minor", 1).put("currency", "CNY");
        valid.put("TitleBody", title);
        valid.put("SuspensionBody", object().put("suspensionId", "s-1").put("from", DAY));
        valid.put("NoticeBody", object().put("channel", "letter"));
        valid.put("ReportBody", object().put("bureau", "pboc"));
        valid.put("EndBody", object().put("on", DAY));
        valid.put("ObjectionBody", object().put("objectionId", "o-1"));
        valid.put("CorrectionBody", object().put("objectionId", "o-1").put("withdrawn", true));
        valid.put("ConfirmationBody", object().put("objectionId", "o-1").put("unresolved", false));
    }

    private void parties() {
        valid.put(
                "FlagBody",
                object().put("flagId", "f-1").put("flag", "HARDSHIP").put("from", INSTANT));
        valid.put("FlagLiftBody", object().put("at", INSTANT));
        valid.put(
                "ReviewBody",
                object().put("reviewId", "r-1")
                        .put("caseId", NOBODY)
                        .put("decision", "StrategyAssigned")
                        .put("at", INSTANT));
        valid.put("ReviewAnswerBody", object().put("outcome", "UPHELD").put("reason", "facts-checked"));
        valid.put("EraseBody", object().put("reason", "request-of-party"));
        valid.put("HoldBody", object().put("holdId", "h-1").put("reason", "litigation"));
        valid.put("ReleaseBody", object().put("holdId", "h-1"));
        ObjectNode payment =
                object().put("paymentId", "pp-1").put("party", NOBODY).put("valueDate", DAY);
        payment.putObject("amount").put("minor", 1).put("currency", "CNY");
        valid.put("PartyPaymentBody", payment);
        valid.put(
                "PartyReversalBody",
                object().put("reversalId", "pr-1")
                        .put("paymentId", "pp-1")
                        .put("party", NOBODY)
                        .put("valueDate", DAY));
        ObjectNode reveal =
                object().put("purpose", "contact").put("caseId", NOBODY).put("grant", "g-1");
        reveal.putArray("parties").addObject().put("party", NOBODY);
        valid.put("RevealBody", reveal);
    }

    private void enquiries() {
        valid.put(
                "BlacklistAsked",
                object().put("idNumber", CITIZEN).put("purpose", "PRE_LOAN").put("consentReference", "c-1"));
        valid.put("VerificationAsked", object().put("kind", "NATURAL").put("idNumber", CITIZEN));
        valid.put("SiteAsked", object().put("url", "https://east-bank.example/login"));
    }

    /** What an operator writes of a strategy. */
    private void strategies() {
        ObjectNode strategy = object().put("code", "hostile")
                .put("version", 1)
                .put("segment", "hostile")
                .put("rank", 9_999)
                .put("when", "lender == 'nobody'")
                .put("startAfterDays", 1)
                .put("exhaustAfterDays", 30);
        strategy.putObject("source")
                .put("citation", "ours: a hostile one")
                .put("validFrom", DAY)
                .put("checkedOn", DAY)
                .put("unverified", true)
                .put("selectedBy", "assessment");
        ObjectNode arm =
                strategy.putArray("arms").addObject().put("name", "champion").put("percent", 100);
        arm.putArray("steps")
                .addObject()
                .put("code", "reminder")
                .put("tone", "FRIENDLY")
                .put("channel", "SMS")
                .put("day", 0)
                .put("shelfLifeDays", 2);
        valid.put("StrategyDocument", strategy);
        valid.put("Activation", object().put("impactAssessment", "PIA-1"));
        valid.put("StrategyMigration", object().put("to", "soft-forgot@1"));
        valid.put("ScorecardDocument", model(strategy.path("source")));
        valid.put("StressAsked", object().put("scenario", "reference").put("draws", 1_000));
        valid.put(
                "IndustryIndexReading",
                object().put("industry", "C17")
                        .put("asOf", "2026-01-01T00:00:00Z")
                        .put("value", 9_000)
                        .put("baseline", 10_000)
                        .put("baselineOn", "2025-12-31"));
        valid.put("Profile", object().put("asOf", DAY).put("currency", "CNY"));
    }

    private static ObjectNode model(JsonNode source) {
        ObjectNode model =
                object().put("model", "hostile@1").put("intercept", -1).put("reasonCount", 1);
        model.set("source", source);
        ObjectNode feature = model.putArray("features")
                .addObject()
                .put("feature", "MONTHS_LATE_12")
                .put("reason", "payment-history")
                .put("monotone", "RISING");
        ArrayNode bins = feature.putArray("bins");
        bins.addObject().put("below", 1).put("weight", -1);
        bins.addObject().put("weight", 1);
        ArrayNode bands = model.putArray("bands");
        bands.addObject().put("band", "A").put("belowPpm", 40_000);
        bands.addObject().put("band", "B").put("belowPpm", 100_000);
        bands.addObject().put("band", "C").put("belowPpm", 220_000);
        bands.addObject().put("band", "D").put("belowPpm", 450_000);
        bands.addObject().put("band", "E");
        return model;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode payment(String id, String account) {
        ObjectNode payment = object().put("paymentId", id).put("account", account);
        payment.putObject("amount").put("minor", 1).put("currency", "CNY");
        return payment.put("valueDate", "2026-01-01");
    }

    static ObjectNode reversal(String id, String payment, String account) {
        return object().put("reversalId", id)
                .put("paymentId", payment)
                .put("account", account)
                .put("valueDate", "2026-01-01");
    }

    /** A request in parts, each of which may be spoiled. */
    private static final class Draft {
        private String method;
        private String path;
        private final Map<String, String> headers = new HashMap<>();
        private byte[] body = new byte[0];
        private boolean length = true;

        private Draft(String method, String path) {
            this.method = method;
            this.path = path;
        }

        private byte[] bytes() {
            StringBuilder head =
                    new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: recourse\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (length) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            return Bytes.joined(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), body);
        }
    }

    Request get(int number) {
        Operation operation = operations.get(number % operations.size());
        int turn = number / operations.size();
        Random random = chance.random(number);
        Draft draft = draft(operation, random);
        Manner manner = Manner.HTTP;
        String misfit = null;
        int sort = random.nextInt(100);
        String schema = operation.schema();
        if (schema != null && sort < 50) {
            Hostile body = bodies.getOrDefault(schema, chance).get(turn);
            draft.body = body.bytes();
            misfit = new String(body.bytes(), StandardCharsets.UTF_8);
            forbearing(operation, draft, misfit);
        } else if (sort < 62) {
            draft.path = weird(operation.path(), random);
        } else if (sort < 74) {
            draft.path += query(operation, random);
        } else if (sort < 82) {
            draft.headers.put("Authorization", foreign(operation, random));
        } else if (sort < 86) {
            draft.method = METHODS.get(random.nextInt(METHODS.size()));
            manner = draft.method.equals("HEAD") ? Manner.HEAD : Manner.HTTP;
        } else if (sort < 92) {
            manner = negotiate(draft, random);
        } else if (sort < 96) {
            draft.headers.put("Idempotency-Key", KEYS.get(random.nextInt(KEYS.size())));
        } else {
            return beyondHttp(operation, number, draft, random);
        }
        return new Request(operation, new Hostile(DOOR, number, draft.bytes()), manner, misfit);
    }

    private Draft draft(Operation operation, Random random) {
        Draft draft = new Draft(operation.method(), path(operation.path(), random));
        draft.headers.put("Authorization", "Bearer " + token(operation.role()));
        String schema = operation.schema();
        if (schema != null) {
            draft.headers.put("Content-Type", "application/json");
            draft.body = Corpus.bytes(valid.getOrDefault(schema, object()));
        }
        return draft;
    }

    /** Nobody but the runner may move time, and nothing hostile about it would be left if it did. */
    private void forbearing(Operation operation, Draft draft, String body) {
        if (operation.role().equals("SANDBOX")) {
            try {
                Instant.parse(Ground.json(body).path("to").asText());
                draft.headers.put("Authorization", "Bearer " + tokens().operator());
            } catch (DateTimeParseException e) {
                // it moves nothing
            }
        }
    }

    private Tokens tokens() {
        return ground.place().tokens();
    }

    private String token(String role) {
        return switch (role) {
            case "LENDER" -> tokens().lender(Ground.HTTP_LENDER);
            case "OPERATOR" -> tokens().operator();
            case "SANDBOX" -> tokens().sandbox();
            // no partner is registered here; its door asks for a signature as well, which nobody who attacks it has
            case "PARTNER" -> tokens().operator();
            default -> throw new IllegalStateException("no token for the role " + role);
        };
    }

    private String path(String template, Random random) {
        return template.replace("{id}", targets.get(random.nextInt(targets.size())))
                .replace("{account}", "hostile-rest")
                .replace("{kind}", "case")
                .replace("{pauseId}", "p-1")
                .replace("{requestId}", "r-1")
                .replace("{asset}", "a-1")
                .replace("{party}", NOBODY)
                .replace("{flagId}", "f-1")
                .replace("{register}", "dishonest")
                .replaceAll("\\{\\w+}", "x-1");
    }

    private String weird(String template, Random random) {
        String path = template;
        while (path.contains("{")) {
            String segment = SEGMENTS.get(random.nextInt(SEGMENTS.size()));
            int from = path.indexOf('{');
            path = path.substring(0, from) + segment + path.substring(path.indexOf('}') + 1);
        }
        return path.equals(template) ? path + "/" + SEGMENTS.get(random.nextInt(SEGMENTS.size())) : path;
    }

    private static String query(Operation operation, Random random) {
        List<String> names = new ArrayList<>(operation.query());
        names.addAll(List.of("limit", "after", "status", Canary.NAME, "", "%00"));
        StringBuilder query = new StringBuilder("?");
        for (int i = 0; i <= random.nextInt(3); i++) {
            query.append(names.get(random.nextInt(names.size())))
                    .append('=')
                    .append(ASKED.get(random.nextInt(ASKED.size())))
                    .append('&');
        }
        return query.toString();
    }

    private String foreign(Operation operation, Random random) {
        List<String> others = new ArrayList<>(AUTHORIZATIONS);
        others.add("Bearer " + tokens().operator());
        others.add("Bearer " + tokens().lender(Ground.KAFKA_LENDER));
        others.add(token(operation.role()));
        return others.get(random.nextInt(others.size()));
    }

    /** What the body is, or in what form the answer is wanted. */
    private static Manner negotiate(Draft draft, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> draft.headers.put("Content-Type", TYPES.get(random.nextInt(TYPES.size())));
            case 1 -> draft.headers.put("Accept", ACCEPTS.get(random.nextInt(ACCEPTS.size())));
            default -> {
                draft.headers.put("Content-Encoding", random.nextBoolean() ? "gzip" : "nonsense");
                draft.body = Bytes.gzip(draft.body);
            }
        }
        return Manner.HTTP;
    }

    private static Request beyondHttp(Operation operation, int number, Draft draft, Random random) {
        Manner manner = Manner.NO_HTTP;
        byte[] bytes;
        switch (random.nextInt(12)) {
            case 0 -> {
                draft.headers.put("X-Large", "a".repeat(20_000));
                bytes = draft.bytes();
            }
            case 1 -> {
                for (int i = 0; i < 500; i++) {
                    draft.headers.put("X-Many-" + i, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
                }
                bytes = draft.bytes();
            }
            case 2 -> {
                draft.path += "/" + "a".repeat(9000);
                bytes = draft.bytes();
            }
            case 3 -> {
                draft.length = false;
                draft.headers.put("Transfer-Encoding", "chunked");
                bytes = Bytes.joined(draft.bytes(), "zz\r\nnonsense\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            case 4 -> {
                draft.headers.put("Transfer-Encoding", "chunked, nonsense");
                // what should be a chunk's length ends: a server may wait for the end of a line for ever
                bytes = Bytes.joined(draft.bytes(), "\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            case 5 -> {
                draft.length = false;
                draft.headers.put("Content-Length", random.nextBoolean() ? "-5" : "99999999999999999999");
                bytes = draft.bytes();
            }
            case 6 -> bytes = Bytes.joined(Bytes.noise(random, 200), "\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            case 7 -> bytes = "SSH-2.0-hostile\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            case 8 -> bytes = ("GET " + draft.path + " HTTP/9.9\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            case 9 -> {
                draft.headers.put("Bad Header Na\u00efme", "x");
                bytes = draft.bytes();
            }
            case 10 -> {
                manner = Manner.HANGS_UP;
                draft.length = false;
                draft.headers.put("Content-Length", "100000");
                bytes = draft.bytes();
            }
            default -> {
                manner = Manner.HANGS_UP;
                draft.length = false;
                draft.headers.put("Transfer-Encoding", "chunked");
                bytes = Bytes.joined(draft.bytes(), "400\r\n{\"a".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return new Request(operation, new Hostile(DOOR, number, bytes), manner, null);
    }

    /** What a neighbour asks: the state of a case that is there. */
    byte[] question(String service, String caseId) {
        Draft draft = new Draft("GET", "/v1/cases/" + caseId);
        draft.headers.put("Authorization", "Bearer " + tokens().operator());
        draft.headers.put("X-Service", service);
        return draft.bytes();
    }

    /** What a neighbour orders: a case of this statement. */
    byte[] push(ObjectNode statement) {
        Draft draft = new Draft("POST", "/v1/accounts");
        draft.headers.put("Authorization", "Bearer " + tokens().lender(Ground.HTTP_LENDER));
        draft.headers.put("Content-Type", "application/json");
        draft.body = Corpus.bytes(statement);
        return draft.bytes();
    }

    @Nullable
    String schema(Operation operation) {
        String schema = operation.schema();
        return schema == null ? null : ground.contracts().body(operation.service(), schema);
    }
}
