package io.recourse.contracts;

import org.jspecify.annotations.Nullable;

/** Published on {@code <partners>.<id>.notices}: what one partner must know about its own messages. */
public sealed interface Notice extends PublicEvent permits LenderNotice, PartnerNotice {

    /**
     * What whoever spoke is told when nothing of the message is applied.
     *
     * @param door {@code <topic>-<partition>} the message came from
     * @param field that breaks the rule, if it is one
     * @return null if no partner speaks there
     */
    static @Nullable Notice ofRefusal(String door, long offset, String rule, @Nullable String field, String detail) {
        String[] parts = door.split("\\.", -1);
        return switch (parts[0]) {
            case "lenders" -> new LenderNotice.MessageRefused(parts[1], door, offset, rule, field, detail);
            case "lawfirms", "venues", "channels" -> new PartnerNotice.ReportRefused(door, offset, rule, field, detail);
            default -> null;
        };
    }
}
