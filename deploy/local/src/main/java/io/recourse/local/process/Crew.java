package io.recourse.local.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The children of one launcher. Nothing is restarted by itself: an exit nobody asked for is trouble, and trouble ends
 * the run.
 */
public final class Crew implements AutoCloseable {
    private final RunFolder run;
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final CompletableFuture<StackFailed> trouble = new CompletableFuture<>();
    private boolean closed;

    public Crew(RunFolder run) {
        this.run = run;
    }

    /** Starts a process, or starts one again that has ended. */
    public synchronized Child start(Command command) {
        if (closed) {
            throw new StackFailed("the stack is being stopped");
        }
        Child present = children.get(command.name());
        if (present != null && present.alive()) {
            throw new StackFailed(command.name() + " already runs (" + present.pid() + ")");
        }
        Child child = Child.start(command, run);
        children.put(command.name(), child);
        child.exit().thenAccept(code -> {
            if (!child.endWanted()) {
                report(new StackFailed(child.obituary()));
            }
        });
        return child;
    }

    public synchronized Child get(String name) {
        Child child = children.get(name);
        if (child == null) {
            throw new StackFailed("no process called " + name + "; there are " + String.join(", ", children.keySet()));
        }
        return child;
    }

    /** Living processes: name to process id. */
    public synchronized Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        children.forEach((name, child) -> {
            if (child.alive()) {
                pids.put(name, child.pid());
            }
        });
        return pids;
    }

    /** Orderly end of some, side by side; who is none of the crew, or ended, is passed over. */
    public void stop(Collection<String> names) {
        List<Child> chosen;
        synchronized (this) {
            chosen = names.stream().map(children::get).filter(Objects::nonNull).toList();
        }
        CompletableFuture.allOf(chosen.stream()
                        .map(child -> CompletableFuture.runAsync(child::stop, Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Completes with the first thing that went wrong unasked. */
    public CompletableFuture<StackFailed> trouble() {
        return trouble;
    }

    public void report(StackFailed what) {
        trouble.complete(what);
    }

    /** Orderly end, in reverse order of the starts. */
    @Override
    public void close() {
        List<Child> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(children.values());
        }
        for (Child child : all.reversed()) {
            child.stop();
        }
    }
}
