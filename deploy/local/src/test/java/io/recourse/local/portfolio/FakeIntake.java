package io.recourse.local.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An intake that takes statements as the real one does, and is away, slow or cut off when a test says so. */
final class FakeIntake implements AutoCloseable {
    private final HttpServer server;
    /** Content by account, of one lender each. */
    private final Map<String, String> cases = new TreeMap<>();

    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private int lines;

    enum Mishap {
        /** The request is answered with 503. */
        AWAY,
        /** All is taken, and the connection breaks before the answer. */
        CUT_OFF_AFTERWARDS,
        /** The first line is taken, the others would have had a 503. */
        DATABASE_AWAY_AFTER_ONE
    }

    FakeIntake(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/v1/accounts", this::accounts);
        server.createContext("/v1/cases/", this::find);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void meets(Mishap... next) {
        mishaps.addAll(List.of(next));
    }

    synchronized Map<String, String> cases() {
        return new TreeMap<>(cases);
    }

    synchronized void forget(String account) {
        cases.remove(account);
    }

    synchronized void take(String account, String json) {
        cases.put(account, json);
    }

    /** Lines received so far. */
    synchronized int lines() {
        return lines;
    }

    private void accounts(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            String path = exchange.getRequestURI().getPath();
            answer(exchange, 200, "{\"caseId\":\"" + caseId(path.substring(path.lastIndexOf('/') + 1)) + "\"}");
        } else {
            push(exchange);
        }
    }

    private synchronized void push(HttpExchange exchange) throws IOException {
        String lender = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer token-of-", "");
        List<String> statements = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        Mishap mishap = mishaps.poll();
        if (mishap == Mishap.AWAY) {
            answer(exchange, 503, "{\"rule\":\"database-away\"}");
            return;
        }
        boolean dry = "dryRun=true".equals(exchange.getRequestURI().getQuery());
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            boolean taken = i == 0 || mishap != Mishap.DATABASE_AWAY_AFTER_ONE;
            answers.append(
                            taken
                                    ? line(i + 1, lender, statements.get(i), dry)
                                    : "{\"line\":" + (i + 1) + ",\"status\":503}")
                    .append('\n');
        }
        if (mishap == Mishap.CUT_OFF_AFTERWARDS) {
            exchange.close();
            return;
        }
        answer(exchange, 200, answers.toString());
    }

    private String line(int number, String lender, String json, boolean dry) throws IOException {
        lines++;
        JsonNode statement = SealedJson.mapper().readTree(json);
        String account = statement.path("account").asText();
        String before = cases.get(account);
        if (before == null && statement.path("instalments").isEmpty()) {
            return "{\"line\":" + number + ",\"status\":409,\"outcome\":\"rejected\",\"rule\":\"nothing-overdue\","
                    + "\"field\":\"instalments\",\"detail\":\"a case opens with something owed\"}";
        }
        if (statement.path("annualRateBp").asInt() == 77) {
            return "{\"line\":" + number + ",\"status\":400,\"outcome\":\"rejected\",\"rule\":\"rate-range\","
                    + "\"field\":\"annualRateBp\",\"detail\":\"A rate.\",\"errors\":[{\"field\":\"annualRateBp\","
                    + "\"rule\":\"rate-range\",\"detail\":\"A rate.\"},{\"field\":\"debtor.idNumber\","
                    + "\"rule\":\"id-number-invalid\",\"detail\":\"An id.\"}]}";
        }
        if (before != null && before.equals(json)) {
            return "{\"line\":" + number + ",\"status\":200,\"outcome\":\"unchanged\",\"id\":\"" + caseId(account)
                    + "\",\"events\":[]}";
        }
        if (before != null && !isLater(statement, SealedJson.mapper().readTree(before))) {
            return "{\"line\":" + number
                    + ",\"status\":409,\"outcome\":\"rejected\",\"rule\":\"statement-conflict\",\"detail\":\"of "
                    + lender + "\"}";
        }
        if (!dry) {
            cases.put(account, json);
        }
        return "{\"line\":" + number + ",\"status\":200,\"outcome\":\"" + (before == null ? "opened" : "updated")
                + "\",\"id\":\"" + caseId(account) + "\",\"events\":[\""
                + (before == null ? "CaseOpened" : "BalanceAdjusted") + "\"]}";
    }

    private static boolean isLater(JsonNode statement, JsonNode before) {
        return statement.path("asOf").asText().compareTo(before.path("asOf").asText()) > 0;
    }

    private synchronized void find(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean known = cases.keySet().stream().map(FakeIntake::caseId).anyMatch(id -> path.endsWith("/" + id));
        answer(exchange, known ? 200 : 404, known ? "{\"version\":1}" : "{\"rule\":\"unknown-subject\"}");
    }

    static String caseId(String account) {
        return "case-of-" + account;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
