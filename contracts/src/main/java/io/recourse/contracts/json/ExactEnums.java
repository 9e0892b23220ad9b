package io.recourse.contracts.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** A constant is its name and nothing around it: Jackson alone would take blanks and control characters with it. */
final class ExactEnums extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    static SimpleModule module() {
        return new SimpleModule("exact-enums").setDeserializerModifier(new ExactEnums());
    }

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> enums) {
        return new Exact(enums);
    }

    private static final class Exact extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        Exact(JsonDeserializer<?> enums) {
            super(enums);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> enums) {
            return new Exact(enums);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                String text = parser.getText();
                if (!text.trim().equals(text)) {
                    return context.handleWeirdStringValue(handledType(), text, "no name of a constant");
                }
            }
            return super.deserialize(parser, context);
        }
    }
}
