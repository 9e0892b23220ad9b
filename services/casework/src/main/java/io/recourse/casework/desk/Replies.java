package io.recourse.casework.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.contracts.json.SealedJson;

/** The text of a reply in its receipt. */
final class Replies {

    private Replies() {}

    static String write(Reply reply) {
        try {
            return SealedJson.mapper().writeValueAsString(reply);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Reply read(String json) {
        try {
            return SealedJson.mapper().readValue(json, Reply.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt is not JSON", e);
        }
    }
}
