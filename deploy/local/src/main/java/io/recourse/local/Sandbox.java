package io.recourse.local;

import io.recourse.local.run.Setting;
import io.recourse.local.run.Tokens;
import io.recourse.local.world.Answer;
import io.recourse.local.world.DoorTokens;
import io.recourse.local.world.Order;
import io.recourse.local.world.WorldServer;
import java.util.function.Function;

/** A stack whose services live in the sandbox, with everything they and their callers need: tokens, keys, a world outside. */
public final class Sandbox implements AutoCloseable {
    /** Where the services look for the world unless told otherwise. */
    private static final int DOOR = 8190;

    private final Stack stack;
    private final WorldServer door;
    private final AccessFile access;

    private Sandbox(Stack stack, WorldServer door) {
        this.stack = stack;
        this.door = door;
        this.access = new AccessFile(stack);
    }

    /**
     * Takes the run folder as {@link Stack#claim} does and lays out what the services will read; nothing is started.
     *
     * @param options what their settings say beside a sandbox's own, goes
     * @param seed of the ids, where there is no data yet
     * @param world answers what the services order from outside
     */
    public static Sandbox claim(StackOptions options, long seed, Function<Order, Answer> world) {
        WorldServer door = WorldServer.open(DOOR, DoorTokens.random(), world);
        try {
            Setting usual = new Setting(seed, door.tokens(), door::urlOf);
            Sandbox sandbox = new Sandbox(Stack.claim(options.settings(usual.but(options.settings()))), door);
            if (door.port() != DOOR) {
                options.say().accept("port " + DOOR + " for the world outside is taken, using " + door.port());
            }
            sandbox.layOut();
            return sandbox;
        } catch (RuntimeException e) {
            door.close();
            throw e;
        }
    }

    private void layOut() {
        Tokens tokens = new Tokens(stack.secrets()::get);
        stack.run().writePrivate(Tokens.FILE, tokens.file(stack.partners().of("lender")));
        access.write();
    }

    public Stack stack() {
        return stack;
    }

    AccessFile access() {
        return access;
    }

    /** Ends the stack, then the world; safe to repeat. */
    @Override
    public void close() {
        stack.close();
        door.close();
    }
}
