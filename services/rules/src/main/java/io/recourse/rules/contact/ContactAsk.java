package io.recourse.rules.contact;

import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * May this person be contacted now?
 *
 * @param at when the contact would take place
 * @param zone where the person is
 * @param consented the person agreed to contact at this time of day; it lifts nothing else
 * @param history contacts already made, of this and other persons, in any order; those that count in no scope are passed over
 * @param flags live facts
 * @param optedOut channels the person does not want
 * @param practices what the contact would make use of
 */
public record ContactAsk(
        Instant at,
        ZoneId zone,
        Channel channel,
        Whom whom,
        Purpose purpose,
        boolean consented,
        List<Made> history,
        Set<Flag> flags,
        Set<Channel> optedOut,
        Set<Practice> practices) {

    public ContactAsk {
        history = List.copyOf(history);
        flags = Set.copyOf(flags);
        optedOut = Set.copyOf(optedOut);
        practices = Set.copyOf(practices);
    }

    /** A first contact with nothing special about it. */
    public static ContactAsk plain(Instant at, ZoneId zone, Channel channel, Whom whom) {
        return new ContactAsk(at, zone, channel, whom, Purpose.COLLECT, false, List.of(), Set.of(), Set.of(), Set.of());
    }

    public ContactAsk at(Instant then) {
        return new ContactAsk(then, zone, channel, whom, purpose, consented, history, flags, optedOut, practices);
    }

    public ContactAsk withChannel(Channel other) {
        return new ContactAsk(at, zone, other, whom, purpose, consented, history, flags, optedOut, practices);
    }

    public ContactAsk withWhom(Whom other) {
        return new ContactAsk(at, zone, channel, other, purpose, consented, history, flags, optedOut, practices);
    }

    public ContactAsk withPurpose(Purpose other) {
        return new ContactAsk(at, zone, channel, whom, other, consented, history, flags, optedOut, practices);
    }

    public ContactAsk withConsent() {
        return new ContactAsk(at, zone, channel, whom, purpose, true, history, flags, optedOut, practices);
    }

    public ContactAsk withHistory(List<Made> made) {
        return new ContactAsk(at, zone, channel, whom, purpose, consented, made, flags, optedOut, practices);
    }

    public ContactAsk withFlags(Set<Flag> live) {
        return new ContactAsk(at, zone, channel, whom, purpose, consented, history, live, optedOut, practices);
    }

    public ContactAsk withOptedOut(Set<Channel> unwanted) {
        return new ContactAsk(at, zone, channel, whom, purpose, consented, history, flags, unwanted, practices);
    }

    public ContactAsk withPractices(Set<Practice> used) {
        return new ContactAsk(at, zone, channel, whom, purpose, consented, history, flags, optedOut, used);
    }

    public ContactKind kind() {
        return ContactKind.of(channel);
    }
}
