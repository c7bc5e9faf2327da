package io.klartext.consent.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.klartext.consent.profile.PersonalData;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes an object of a personal type: an empty one where no purpose is given, and else the members that the purpose sees.
 * The type's own serializer is never called; it only knows which members there are. So type ids, object ids, any-getters
 * and whatever else Jackson learns to add are left out until somebody decides otherwise.
 */
final class PersonalSerializer extends JsonSerializer<Object> implements ContextualSerializer, ResolvableSerializer {

    private final BeanSerializerBase members;
    private final @Nullable PersonalData type;
    private final @Nullable NameTransformer inline;

    PersonalSerializer(BeanSerializerBase members, @Nullable PersonalData type) {
        this(members, type, null);
    }

    private PersonalSerializer(
            BeanSerializerBase members, @Nullable PersonalData type, @Nullable NameTransformer inline) {
        this.members = members;
        this.type = type;
        this.inline = inline;
    }

    BeanSerializerBase members() {
        return members;
    }

    @Nullable PersonalData type() {
        return type;
    }

    @Override
    public void resolve(SerializerProvider provider) throws JsonMappingException {
        members.resolve(provider);
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property)
            throws JsonMappingException {
        JsonSerializer<?> contextual = members.createContextual(provider, property);
        return contextual instanceof BeanSerializerBase bean
                ? new PersonalSerializer(bean, type, inline)
                : new WithheldSerializer();
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (inline == null) {
            out.writeStartObject(value);
        }
        if (provider.getAttribute(Seen.KEY) instanceof Seen seen) {
            new ObjectWriting(seen, out, provider)
                    .members(value, this, Place.ROOT, inline == null ? NameTransformer.NOP : inline);
        }
        if (inline == null) {
            out.writeEndObject();
        }
    }

    /** A type id may tell what its members must not. */
    @Override
    public void serializeWithType(Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer ids)
            throws IOException {
        serialize(value, out, provider);
    }

    @Override
    public JsonSerializer<Object> unwrappingSerializer(NameTransformer names) {
        return new PersonalSerializer(
                members, type, inline == null ? names : NameTransformer.chainedTransformer(names, inline));
    }

    @Override
    public boolean isUnwrappingSerializer() {
        return inline != null;
    }

    /** A description of a personal type says nothing: what is in it depends on the purpose. */
    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, com.fasterxml.jackson.databind.JavaType hint)
            throws JsonMappingException {
        visitor.expectObjectFormat(hint);
    }
}
