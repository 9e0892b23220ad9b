package io.recourse.intake.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Cases as rows of earlier releases have them, turned into the next form. */
final class EarlierCases {

    private EarlierCases() {}

    /**
     * Cases of schema 1 knew neither debtor nor co-debtors, and dropped a guarantor whose period had ended. Their lenders count
     * as licensed, for nobody could say otherwise. They had heard of no title, waited for the result of no
     * demand, and their debtors had not been told of a credit bureau.
     */
    static ObjectNode complete(ObjectNode state) {
        if (!state.has("ledger")) {
            return state;
        }
        ObjectNode parties = state.putObject("parties");
        parties.putArray("coDebtors");
        ArrayNode guarantors = parties.putArray("guarantors");
        JsonNode known = state.remove("guarantors");
        if (known != null) {
            known.forEach(guarantors::add);
        }
        ((ObjectNode) state.get("account")).putObject("credit").put("creditorKind", "LICENSED");
        ObjectNode ledger = (ObjectNode) state.get("ledger");
        ledger.putArray("reliefs");
        ledger.putObject("judgment").putArray("stops");
        if (state.get("claim") instanceof ObjectNode claim) {
            claim.putArray("demands");
        }
        return state;
    }
}
