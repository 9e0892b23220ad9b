package io.recourse.bench.hostile;

import io.recourse.bench.hostile.Findings.Kind;
import io.recourse.bench.hostile.Request.Manner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Every operation of every service over HTTP. Some hundred a second on each of a few connections, every tenth a neighbour's. */
final class Rest implements Door {

    private static final int CALLERS = 4;
    private static final int NEIGHBOUR_EVERY = 10;

    private final Ground ground;
    private final Requests requests;
    private final Neighbours neighbours;
    private final String known;
    private final int share;
    private final AtomicInteger commands = new AtomicInteger();

    /** @param known a case that every service has */
    Rest(Ground ground, Requests requests, Neighbours neighbours, String known, int share) {
        this.ground = ground;
        this.requests = requests;
        this.neighbours = neighbours;
        this.known = known;
        this.share = share;
    }

    @Override
    public String name() {
        return Requests.DOOR;
    }

    @Override
    public int share() {
        return share;
    }

    @Override
    public void besiege(int from, int to) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> done = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int first = from + caller;
                done.add(callers.submit(() -> {
                    call(first, to);
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
    }

    private void call(int from, int to) throws IOException {
        Map<String, Wire> wires = new HashMap<>();
        try {
            for (int n = from; n < to; n += CALLERS) {
                Request request = requests.get(n);
                Wire wire = wires.computeIfAbsent(request.operation().service(), s -> new Wire(ground.url(s)));
                if (request.manner() == Manner.HANGS_UP) {
                    wire.hangUpAfter(request.hostile().bytes());
                } else {
                    look(request, wire.ask(request.hostile().bytes(), request.manner() == Manner.HEAD));
                }
                if (request.manner() == Manner.NO_HTTP) {
                    // what is left of it on the connection is not the next request's business
                    wire.close();
                }
                if (n / CALLERS % NEIGHBOUR_EVERY == 0) {
                    neighbour(request.operation().service(), wire);
                }
            }
        } finally {
            wires.values().forEach(Wire::close);
        }
    }

    /** By turns, where there are accounts to push, somebody new and a question about somebody known. */
    private void neighbour(String service, Wire wire) throws IOException {
        neighbours.sent();
        boolean command = service.equals("intake") && commands.getAndIncrement() % 2 == 0;
        Wire.Answer answer =
                wire.ask(command ? requests.push(neighbours.statement()) : requests.question(service, known), false);
        String id = Ground.json(answer.body()).path("id").asText();
        if (answer.status() != 200 || (command && id.isEmpty())) {
            neighbours.lose(service + " answered a neighbour with " + answer.status() + " " + answer.body());
        } else if (command) {
            neighbours.took(id);
        }
    }

    private void look(Request request, Wire.Answer answer) {
        Hostile hostile = request.hostile();
        Answers.look(ground.findings(), hostile, answer.status(), answer.body());
        if (answer.status() < 0) {
            ground.findings().add(Kind.SERVER_ERROR, hostile, "neither answered nor hung up");
            return;
        }
        if (request.manner() == Manner.NO_HTTP) {
            return;
        }
        if (answer.status() == 0) {
            ground.findings().add(Kind.SERVER_ERROR, hostile, "no answer");
        } else if (answer.status() >= 400 && request.manner() == Manner.HTTP && Bytes.isHead(hostile.bytes())) {
            Answers.problem(ground.findings(), hostile, answer.status(), answer.type(), answer.body());
        } else if (answer.status() < 300 && request.body() != null) {
            String schema = requests.schema(request.operation());
            boolean leftOut = request.body().isBlank() && !request.operation().bodyRequired();
            if (schema != null && !leftOut) {
                ground.contracts().misfit(schema, request.body()).ifPresent(misfit -> ground.findings()
                        .add(Kind.UNFIT_TAKEN, hostile, "answered " + answer.status() + " though " + misfit));
            }
        }
    }

    @Override
    public void settle() {
        // every request has been answered
    }
}
