package io.recourse.local.portfolio;

import io.recourse.contracts.AccountPushed;

/**
 * An account to push, with what the services must not know of it.
 *
 * @param lender who pushes it
 * @param viaKafka by the lender's topic instead of HTTP
 * @param character how its debtor, court and bidders will act
 */
public record SampleAccount(AccountPushed message, String lender, boolean viaKafka, Character character) {

    private static final int VIA_KAFKA_PER_MILLE = 300;

    /** Gives an account its door and its character, both by seed and account number. */
    static SampleAccount of(long seed, String lender, AccountPushed message) {
        String account = message.account();
        return new SampleAccount(
                message,
                lender,
                Draw.of(seed, account, "door").chance(VIA_KAFKA_PER_MILLE),
                Character.of(seed, account));
    }
}
