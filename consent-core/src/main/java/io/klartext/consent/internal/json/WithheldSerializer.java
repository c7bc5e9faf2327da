package io.klartext.consent.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;

/** Writes an object of which nothing can be shown with certainty: an empty one. */
final class WithheldSerializer extends JsonSerializer<Object> {

    private final boolean inline;

    WithheldSerializer() {
        this(false);
    }

    private WithheldSerializer(boolean inline) {
        this.inline = inline;
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (!inline) {
            out.writeStartObject();
            out.writeEndObject();
        }
    }

    @Override
    public void serializeWithType(Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(value, out, provider);
    }

    @Override
    public JsonSerializer<Object> unwrappingSerializer(NameTransformer names) {
        return new WithheldSerializer(true);
    }

    @Override
    public boolean isUnwrappingSerializer() {
        return inline;
    }

    /** For keys of maps: they cannot be left out. */
    static final class Key extends JsonSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName("***");
        }
    }
}
