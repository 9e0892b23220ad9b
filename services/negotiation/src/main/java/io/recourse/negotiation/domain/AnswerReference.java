package io.recourse.negotiation.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of an answer stand, for we keep none of them: at the provider that brought it, under its own id of the message.
 *
 * @param provider who brought it
 * @param message its {@code webhook-id}, or of a mail in our mailbox {@code <UIDVALIDITY>/<UID>}; null if that id may hold
 *     somebody's number or address, which no journal takes: then the contact and the instant find it
 */
public record AnswerReference(String provider, @Nullable String message) {

    /** A telephone number has eleven digits with us and more abroad, an identity number eighteen. Ours. */
    private static final Pattern SOMEBODYS = Pattern.compile("[0-9]{11}|@");

    /** @param message as its sender calls it, whatever it made it of */
    public static AnswerReference of(String provider, String message) {
        return new AnswerReference(provider, SOMEBODYS.matcher(message).find() ? null : message);
    }
}
