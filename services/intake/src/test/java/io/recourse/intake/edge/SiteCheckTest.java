package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.rules.pack.Packs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Official, other, or pretending. The lender's sites are eastbank.com and pay.eastbank.com.cn. */
class SiteCheckTest {

    private static final SitePack PACK = Packs.resource(SitePack.class, "/policy/sites.json");
    private static final SiteCheck SITES =
            new SiteCheck(PACK, List.of("recourse.example", "eastbank.com", "pay.eastbank.com.cn"));

    @ParameterizedTest
    @CsvSource({
        "https://eastbank.com, OFFICIAL, listed",
        "eastbank.com, OFFICIAL, listed",
        "HTTPS://WWW.EastBank.COM./repay?x=1, OFFICIAL, listed",
        "https://eastbank.com:8443/login, OFFICIAL, listed",
        "eastbank.com:443, OFFICIAL, listed",
        "https://a.b.pay.eastbank.com.cn, OFFICIAL, listed",
        "https://recourse.example/pay, OFFICIAL, listed",
        // full-width letters and the ideographic full stop are looked up as the plain ones
        "https://eastbank。com, OFFICIAL, listed",
        "https://unrelated-shop.cn, NOT_LISTED, not-listed",
        "https://银行.cn, NOT_LISTED, not-listed",
        "https://192.168.1.7/eastbank.com, NOT_LISTED, no-domain-name",
        "https://[::1]/, NOT_LISTED, no-domain-name",
        // below another suffix, below another domain, beside something else
        "https://eastbank.com.cn, SUSPICIOUS, name-borrowed",
        "https://eastbank.net, SUSPICIOUS, name-borrowed",
        "https://eastbank.com.evil.cn, SUSPICIOUS, name-borrowed",
        "https://login.eastbank.evil.cn, SUSPICIOUS, name-borrowed",
        "https://eastbank-repay.cn, SUSPICIOUS, name-borrowed",
        "https://my-eastbank-com.evil.cn, SUSPICIOUS, name-borrowed",
        "https://eastbank.github.io, SUSPICIOUS, name-borrowed",
        // a Cyrillic а, written out and as it is looked up
        "https://eаstbank.com, SUSPICIOUS, homograph",
        "https://xn--estbank-2fg.com, SUSPICIOUS, homograph",
        "https://xn--80ak6aa92e.com, NOT_LISTED, not-listed",
        "https://www.eаѕtbаnk.com, SUSPICIOUS, homograph",
        // 1 and l, edits of one and two characters; three are too many
        "https://eastbamk.com, SUSPICIOUS, look-alike",
        "https://eastbanks.cn, SUSPICIOUS, look-alike",
        "https://aestbank.com, SUSPICIOUS, look-alike",
        "https://east-bank.com, SUSPICIOUS, look-alike",
        "https://estbnk.com, SUSPICIOUS, look-alike",
        "https://estbn.com, NOT_LISTED, not-listed",
        // what stands before an @ is no part of the address
        "https://eastbank.com@evil.cn/pay, SUSPICIOUS, name-before-at",
        "https:\\\\eastbank.com.evil.cn\\pay, SUSPICIOUS, name-borrowed",
        "https://evil.cn/eastbank.com, NOT_LISTED, not-listed",
        "https://evil.cn?eastbank.com, NOT_LISTED, not-listed",
        "https://evil.cn#eastbank.com, NOT_LISTED, not-listed",
        "https://exa mple.cn, SUSPICIOUS, malformed-name",
        // two scripts in one name, like none of ours
        "https://shоpping.cn, SUSPICIOUS, mixed-scripts"
    })
    void a_site_is_told_from_those_that_pretend_to_be_it(String url, SiteCheck.Verdict verdict, String reason) {
        SiteCheck.Answer answer = SITES.check(url);
        assertThat(answer.verdict()).as(answer.toString()).isEqualTo(verdict);
        assertThat(answer.reason()).isEqualTo(reason);
    }

    @Test
    void it_says_which_official_site_is_meant() {
        assertThat(SITES.check("https://eastbank.com.evil.cn").resembles()).isEqualTo("eastbank.com");
        assertThat(SITES.check("https://shop.cn").resembles()).isNull();
    }

    @Test
    void no_site_is_official_below_which_anybody_may_register() {
        assertThatThrownBy(() -> new SiteCheck(PACK, List.of("com.cn"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SiteCheck(PACK, List.of("github.io")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SiteCheck(PACK, List.of("no name"))).isInstanceOf(IllegalArgumentException.class);
    }
}
