package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Fields;
import io.recourse.rules.identifiers.Identities;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account as its lender names it, the same at every door: in characters that need at most 192 bytes, which {@link Ids}
 * relies on.
 *
 * @param episode which delinquency of the account; the first if none is named
 * @param named whether one is
 */
record AccountRef(String account, int episode, boolean named) {

    private static final int LONGEST = 64;
    private static final int MOST_EPISODES = 10_000;
    private static final Pattern NAMED = Pattern.compile("ACCOUNT/(.+?)(?:/EPISODE/(\\d{1,9}))?");

    static AccountRef of(String account, @Nullable Integer episode) throws BadInput {
        return of(account, episode == null ? 1L : episode.longValue(), episode != null);
    }

    static AccountRef of(String account, long episode) throws BadInput {
        return of(account, episode, true);
    }

    private static AccountRef of(String account, long episode, boolean named) throws BadInput {
        if (account.isBlank() || account.length() > LONGEST) {
            throw new BadInput("account-length", "account", "An account number has 1 … 64 characters.");
        }
        if (hasControlCharacter(account)) {
            throw new BadInput("field-invalid", "account", "An account number has no control character.");
        }
        if (episode < 1 || episode > MOST_EPISODES) {
            throw new BadInput("episode-range", "episode", "Episodes count from 1 to 10 000.");
        }
        return new AccountRef(
                Fields.nobodys(account, "account", Identities::holdsIdentityNumber), (int) episode, named);
    }

    /**
     * As remittance information names it: the bare account number, or {@code ACCOUNT/<account>} which may end with {@code
     * /EPISODE/<n>}.
     */
    static AccountRef ofRemittance(String text) throws BadInput {
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            return of(text, null);
        }
        String episode = named.group(2);
        return of(named.group(1), episode == null ? 1L : Long.parseLong(episode), episode != null);
    }

    /** Whether it says by its form that it names an account. */
    static boolean isNamed(String remittance) {
        return NAMED.matcher(remittance).matches();
    }

    static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
    }
}
