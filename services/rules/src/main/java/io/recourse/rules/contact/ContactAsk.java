package io.recourse.rules.contact;

import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * May this person be contacted now?
 *
 * @param at when the contact would take place
 * @param zone where the debtor is
 * @param consented the debtor agreed to contact at this time of day; it lifts nothing else
 * @param optedOut channels the debtor does not want
 */
public record ContactAsk(
        Instant at,
        ZoneId zone,
        Channel channel,
        boolean consented,
        Usage usage,
        Set<Flag> flags,
        Set<Channel> optedOut) {

    public ContactAsk {
        flags = Set.copyOf(flags);
        optedOut = Set.copyOf(optedOut);
    }

    /** A first contact with nothing special about it. */
    public static ContactAsk plain(Instant at, ZoneId zone, Channel channel) {
        return new ContactAsk(at, zone, channel, false, Usage.none(), Set.of(), Set.of());
    }

    public ContactAsk withUsage(Usage used) {
        return new ContactAsk(at, zone, channel, consented, used, flags, optedOut);
    }

    public ContactAsk withFlags(Set<Flag> live) {
        return new ContactAsk(at, zone, channel, consented, usage, live, optedOut);
    }

    public ContactAsk withConsent() {
        return new ContactAsk(at, zone, channel, true, usage, flags, optedOut);
    }

    public ContactAsk withOptedOut(Set<Channel> unwanted) {
        return new ContactAsk(at, zone, channel, consented, usage, flags, unwanted);
    }

    public ContactKind kind() {
        return ContactKind.of(channel);
    }
}
