package io.recourse.local.portfolio;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.PartnerMessage;
import io.recourse.contracts.json.SealedJson;
import java.util.HexFormat;

/**
 * A statement as it goes over the wire: the same record always gives the same bytes.
 *
 * @param json one line, no line break
 * @param sha256 of its UTF-8 bytes, lower-case hexadecimal
 */
public record StatementLine(String json, String sha256) {

    private static final SealedJson<PartnerMessage> JSON = new SealedJson<>(PartnerMessage.class);

    public static StatementLine of(AccountPushed message) {
        String json = JSON.writeBare(message);
        return new StatementLine(json, HexFormat.of().formatHex(Draw.sha256(json)));
    }
}
