package io.recourse.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.Instalment;
import io.recourse.contracts.Balance;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.process.StackFailed;
import io.recourse.local.run.SandboxClient.Said;
import io.recourse.local.world.Act;
import io.recourse.local.world.Order;
import io.recourse.local.world.People;
import io.recourse.local.world.Person;
import io.recourse.local.world.Planned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Carries the world's acts through the real doors. What no longer makes sense, for nothing is owed, is left undone. */
public final class LiveDoors implements WorldDoors {
    private static final int AT_ONCE = 24;
    private static final String SALT = "salt of the sandbox";

    /** Nobody hears of a death on the day. */
    private static final Duration DEATHS_TOLD_AFTER = Duration.ofDays(3);

    private static final String TASKS =
            "select id, state from subject where kind = 'task' and status = 'OPEN' and parked is null order by id";

    private final SandboxClient client;
    private final PartnerPost post;
    private final EchoPost echo;
    private final People people;
    private final Books books;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("doors-", 0).factory());
    private final LongAdder sent = new LongAdder();
    private final ConcurrentMap<String, Long> refusals = new ConcurrentHashMap<>();
    /** Payments that went in; only such can be taken back. */
    private final ConcurrentMap<String, Long> taken = new ConcurrentHashMap<>();

    /** @param books where everybody looks up how its account stands before it acts */
    LiveDoors(SandboxClient client, PartnerPost post, EchoPost echo, People people, Books books) {
        this.client = client;
        this.post = post;
        this.echo = echo;
        this.people = people;
        this.books = books;
    }

    /** How often which rule refused something the world did. */
    public Map<String, Long> refusals() {
        return new TreeMap<>(refusals);
    }

    @Override
    public List<Order> tasks() {
        return client.runs("negotiation")
                ? books.read("negotiation", TASKS, row -> task(row.getString(1), row.getString(2)))
                : List.of();
    }

    private static Order task(String id, String state) {
        JsonNode task = tree(state).path("task");
        String work = task.path("work").asText();
        String attempt = task.path("attemptId").asText();
        String until = task.path("until").asText("");
        return new Order(
                "task",
                "task/" + id,
                work.equals("ANSWER")
                        ? "answer " + attempt + " " + task.path("intent").asText()
                        : attempt,
                "case/" + task.path("caseId").asText(),
                Map.of(
                        "task", id,
                        "work", work,
                        "channel", task.path("channel").asText(),
                        "tone", task.path("tone").asText(""),
                        "party", task.path("party").asText()),
                until.isEmpty() ? null : Instant.parse(until));
    }

    private static JsonNode tree(String state) {
        try {
            return SealedJson.mapper().readTree(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task's state is not JSON", e);
        }
    }

    @Override
    public boolean perform(List<Planned> round) {
        long before = sent.sum();
        Map<String, Standing> standings = Standing.read(
                books, round.stream().map(p -> people.caseOf(p.person())).toList());
        List<Future<PartnerPost.@Nullable Letter>> running = new ArrayList<>();
        for (Planned act : round) {
            Callable<PartnerPost.@Nullable Letter> task = () -> perform(act, standings);
            running.add(threads.submit(task));
        }
        List<PartnerPost.Letter> letters = new ArrayList<>();
        try {
            for (Future<PartnerPost.@Nullable Letter> done : running) {
                PartnerPost.Letter letter = done.get();
                if (letter != null) {
                    letters.add(letter);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted in the middle of the world's acts", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackFailed failed
                    ? failed
                    : new StackFailed("an act of the world went wrong: " + e.getCause(), e);
        }
        post.send(letters);
        return sent.sum() > before || !letters.isEmpty();
    }

    /** A letter to be sent, or null when the act is done or left undone. */
    private PartnerPost.@Nullable Letter perform(Planned planned, Map<String, Standing> standings) {
        Person person = planned.person();
        String caseId = people.caseOf(person);
        Standing standing = standings.getOrDefault(caseId, Standing.UNKNOWN);
        switch (planned.act()) {
            case Act.Report(var message) -> {
                return standing.open() ? PartnerPost.Letter.of(message, key(planned)) : null;
            }
            case Act.Pay pay -> {
                long amount = Math.min(pay.atMost(), standing.settledBy(pay.valueDate()));
                if (standing.open() && standing.owed() > 0) {
                    pay(planned, pay, amount);
                }
            }
            case Act.TakeBack back -> {
                if (taken.containsKey(id(person, back.paymentId()))) {
                    Map<String, Object> body = account(person);
                    body.put("reversalId", id(person, back.reversalId()));
                    body.put("paymentId", id(person, back.paymentId()));
                    body.put("valueDate", back.valueDate().toString());
                    command(planned, "/v1/reversals", body);
                }
            }
            case Act.Promise promise -> {
                if (standing.open() && standing.owed() > 0 && client.runs("negotiation")) {
                    promise(planned, promise, caseId, Math.min(promise.atMost(), standing.owed()));
                }
            }
            case Act.Agree agree -> {
                if (standing.open() && standing.owed() > 0 && client.runs("negotiation")) {
                    agree(planned, agree, caseId, Math.min(agree.atMost(), standing.owed()));
                }
            }
            case Act.LetDebit mandate -> {
                if (standing.open() && standing.owed() > 0 && client.runs("negotiation")) {
                    Map<String, Object> body = new LinkedHashMap<>();
                    body.put("mandateId", mandate.mandateId());
                    body.put("party", mandate.party());
                    body.put("reference", "sandbox-" + mandate.mandateId());
                    body.put("most", money(person, mandate.most()));
                    ask(planned, "/v1/cases/" + caseId + "/mandates", text(body));
                }
            }
            case Act.StopDebits(String mandateId) -> {
                if (standing.open() && client.runs("negotiation")) {
                    ask(planned, "/v1/cases/" + caseId + "/mandates/" + mandateId + ":revoke", "");
                }
            }
            case Act.Pause(var pauseId, var reason, var from, var reviewAt) -> {
                if (standing.open()) {
                    Map<String, Object> body = new LinkedHashMap<>();
                    body.put("pauseId", pauseId);
                    body.put("reason", reason.name());
                    body.put("from", from.toString());
                    body.put("reviewAt", reviewAt.toString());
                    command(planned, "/v1/cases/" + caseId + "/pauses", body);
                }
            }
            case Act.LiftPause(String pauseId) -> {
                if (standing.open()) {
                    Map<String, Object> body = Map.of("at", planned.at().toString());
                    command(planned, "/v1/cases/" + caseId + "/pauses/" + pauseId + "/lift", body);
                }
            }
            case Act.CeaseContact(String party, String channel) -> {
                Map<String, Object> body = Map.of("at", planned.at().toString(), "channel", channel);
                command(planned, "/v1/parties/" + party + "/cease-contact", body);
            }
            case Act.TellDeath(String party) -> {
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("flagId", "died");
                body.put("flag", "DECEASED");
                body.put("from", planned.at().minus(DEATHS_TOLD_AFTER).toString());
                command(planned, "/v1/parties/" + party + "/flags", body);
            }
            case Act.Say said -> {
                if (standing.open() && client.runs("negotiation")) {
                    say(planned, said, caseId);
                }
            }
            case Act.NameRecording(String attemptId) -> {
                String name = key(planned);
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("attemptId", attemptId);
                body.put("reference", "rec-" + name);
                // there is no sound in the sandbox: the name stands for it
                body.put("hash", Digest.sha256(SALT + name));
                body.put("salt", "salt-1");
                ask(planned, "/v1/cases/" + caseId + "/recordings", text(body));
            }
            case Act.Work work -> work(planned, work);
            case Act.Recall _ -> {
                if (standing.open()) {
                    command(planned, "/v1/cases/" + caseId + "/recall", Map.of());
                }
            }
            case Act.CatchUp _ -> {
                LocalDate day = person.dayOf(planned.at()).minusDays(1);
                if (standing.caughtUpBy(day)) {
                    return PartnerPost.Letter.of(person.lender(), caughtUp(person, day, standing), key(planned));
                }
            }
            case Act.Cure _ -> {
                if (standing.open()) {
                    return PartnerPost.Letter.of(person.lender(), cured(planned), key(planned));
                }
            }
        }
        return null;
    }

    private void pay(Planned planned, Act.Pay pay, long minor) {
        String id = id(planned.person(), pay.paymentId());
        Map<String, Object> body = account(planned.person());
        body.put("paymentId", id);
        body.put("amount", money(planned.person(), minor));
        body.put("valueDate", pay.valueDate().toString());
        if (command(planned, "/v1/payments", body)) {
            taken.put(id, minor);
        }
    }

    private void promise(Planned planned, Act.Promise promise, String caseId, long minor) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("promiseId", promise.promiseId());
        body.put("amount", money(planned.person(), minor));
        body.put("lastDate", promise.lastDate().toString());
        ask(planned, "/v1/cases/" + caseId + "/promises", text(body));
    }

    private void say(Planned planned, Act.Say said, String caseId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("caseId", caseId);
        body.put("attemptId", said.attemptId());
        body.put("kind", said.kind());
        body.put("channel", said.channel());
        if (said.words() != null) {
            body.put("text", said.words());
        }
        body.put("at", planned.at().toString());
        note(echo.bring(key(planned), text(body)));
    }

    /** Who may not take it any more does not complete it. */
    private void work(Planned planned, Act.Work work) {
        String lender = client.tokens().lender(planned.person().lender());
        String task = "/v1/contact-tasks/" + work.taskId();
        for (String by : work.by()) {
            String taker = text(Map.of("by", by));
            if (!note(client.post("negotiation", task + ":take", lender, key(planned) + "-" + by, taker))) {
                return;
            }
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("by", work.by().getFirst());
        if (work.outcome() != null) {
            body.put("outcome", work.outcome().name());
        }
        body.put("at", planned.at().toString());
        note(client.post("negotiation", task + ":complete", lender, key(planned) + "-done", text(body)));
    }

    /** The lender's people take something down at negotiation. */
    private void ask(Planned planned, String path, String body) {
        note(client.post(
                "negotiation", path, client.tokens().lender(planned.person().lender()), key(planned), body));
    }

    /** What the house offers by itself may be accepted at once. */
    private void agree(Planned planned, Act.Agree agree, String caseId, long minor) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("offerId", agree.offerId());
        offer.put("type", "INSTALMENTS");
        offer.put("payable", money(planned.person(), minor));
        offer.put("firstDue", agree.firstDue().toString());
        offer.put("stages", List.of(Map.of("instalments", agree.parts(), "weight", 1)));
        String lender = client.tokens().lender(planned.person().lender());
        String offers = "/v1/cases/" + caseId + "/offers";
        if (!note(client.post("negotiation", offers, lender, key(planned), text(offer)))) {
            return;
        }
        Map<String, Object> acceptance = new LinkedHashMap<>();
        acceptance.put("acceptanceId", agree.offerId());
        acceptance.put("party", agree.party());
        acceptance.put("written", true);
        note(client.post(
                "negotiation",
                offers + "/" + agree.offerId() + ":accept",
                lender,
                key(planned) + "-accepted",
                text(acceptance)));
    }

    /** The host's statement of the day: nothing owed, nothing unpaid. */
    private static AccountPushed cured(Planned planned) {
        AccountPushed a = planned.person().account();
        Balance nothing = new Balance(a.currency(), 0, 0, 0);
        return a.withBooks(planned.person().dayOf(planned.at()), a.revision() + 1, nothing, List.of());
    }

    /** The host's statement of a day: what is owed is still to come. */
    private static AccountPushed caughtUp(Person person, LocalDate day, Standing standing) {
        AccountPushed a = person.account();
        List<Instalment> unpaid = new ArrayList<>();
        long left = standing.balance().principal();
        // from the last one back: the next one may be paid in part
        for (Instalment instalment : a.instalments().reversed()) {
            long part = Math.min(left, instalment.amount());
            if (part > 0 && instalment.dueOn().isAfter(day)) {
                unpaid.addFirst(new Instalment(instalment.dueOn(), part));
                left -= part;
            }
        }
        return a.withBooks(day, a.revision() + 1, standing.balance(), unpaid);
    }

    private boolean command(Planned planned, String path, Map<String, ?> body) {
        String token = client.tokens().lender(planned.person().lender());
        return note(client.post("intake", path, token, key(planned), text(body)));
    }

    /** True if it was accepted. */
    private boolean note(Said said) {
        sent.increment();
        if (!known(said).accepted()) {
            refusals.merge(said.rule(), 1L, Long::sum);
        }
        return said.accepted();
    }

    private static Said known(Said said) {
        if (said.status() == 401 || said.status() == 403) {
            throw new StackFailed("a service does not know the sandbox's tokens: " + said.body());
        }
        return said;
    }

    private static Map<String, Object> account(Person person) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("account", person.account().account());
        line.put("episode", person.account().episodeMeant());
        return line;
    }

    private static Map<String, Object> money(Person person, long minor) {
        return Map.of("minor", minor, "currency", person.account().currency());
    }

    /** Header values are plain letters, account numbers need not be. */
    private static String key(Planned planned) {
        return Digest.sha256(planned.key()).substring(0, 32);
    }

    /** Payments are known across accounts, so the account is part of the id. */
    private static String id(Person person, String name) {
        return person.account().account() + "-" + name;
    }

    private static String text(Map<String, ?> body) {
        try {
            return SealedJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
