package io.recourse.rules.contact;

import java.util.Locale;

/** Ways of collecting that some law or policy forbids; which of them is said by the zones of a pack. */
public enum Practice {
    /** A face or voice made by a machine that passes for an official. */
    DEEPFAKED_OFFICIALS,
    /** The name of a court, the police or another authority. */
    IMPERSONATED_AUTHORITY,
    /** Threats, insults, violence, the spreading of what is private. */
    INTIMIDATION,
    /** Black lists that do not exist, debts or consequences made larger than they are. */
    MISLEADING_CLAIMS,
    /** Charges nobody owes, or new loans pressed upon the debtor to pay the old one. */
    EXTRA_CHARGES,
    /** Notices where strangers read them. */
    PUBLIC_SHAMING,
    /** A collector's private telephone or social account. */
    PRIVATE_ACCOUNTS,
    /** Entering a home or a place of work without leave. */
    TRESPASS,
    /** Calling through the contact list to put pressure on the debtor (爆通讯录). */
    CALLING_RELATIVES,
    /** Not saying who calls. */
    CONCEALED_IDENTITY,
    /** Post that shows to others that it is about a debt. */
    OPEN_MAIL,
    /** Mail to an address that the employer gave. */
    WORK_EMAIL,
    /** Contact at a place of work whose employer forbids it. */
    AT_WORKPLACE;

    /** The zone's rule, by which every pack, every denial and every alert names it: {@code zone-calling-relatives}. */
    public String rule() {
        return "zone-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
