package io.klartext.consent.internal.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.CollectionLikeType;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapLikeType;
import com.fasterxml.jackson.databind.type.MapType;
import io.klartext.consent.profile.PersonalData;

/**
 * Puts a serializer of ours before each personal type, whatever its own is. One whose members are not known, such as that
 * of a {@code @JsonValue} or of another module, is not asked at all.
 */
public final class PersonalModifier extends BeanSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
        AnnotatedClass type = description.getClassInfo();
        if (!PersonalTypes.isPersonal(type)) {
            return serializer;
        }
        // A filter of its own decides by rules that are not ours to guess.
        boolean filtered = config.getAnnotationIntrospector().findFilterId(type) != null;
        return serializer instanceof BeanSerializerBase bean && !filtered
                ? new PersonalSerializer(bean, type.getAnnotation(PersonalData.class))
                : new WithheldSerializer();
    }

    private static JsonSerializer<?> withheld(BeanDescription description, JsonSerializer<?> serializer) {
        return PersonalTypes.isPersonal(description.getClassInfo()) ? new WithheldSerializer() : serializer;
    }

    @Override
    public JsonSerializer<?> modifyArraySerializer(
            SerializationConfig config, ArrayType type, BeanDescription description, JsonSerializer<?> serializer) {
        return withheld(description, serializer);
    }

    @Override
    public JsonSerializer<?> modifyCollectionSerializer(
            SerializationConfig config,
            CollectionType type,
            BeanDescription description,
            JsonSerializer<?> serializer) {
        return withheld(description, serializer);
    }

    @Override
    public JsonSerializer<?> modifyCollectionLikeSerializer(
            SerializationConfig config,
            CollectionLikeType type,
            BeanDescription description,
            JsonSerializer<?> serializer) {
        return withheld(description, serializer);
    }

    @Override
    public JsonSerializer<?> modifyMapSerializer(
            SerializationConfig config, MapType type, BeanDescription description, JsonSerializer<?> serializer) {
        return withheld(description, serializer);
    }

    @Override
    public JsonSerializer<?> modifyMapLikeSerializer(
            SerializationConfig config, MapLikeType type, BeanDescription description, JsonSerializer<?> serializer) {
        return withheld(description, serializer);
    }

    @Override
    public JsonSerializer<?> modifyEnumSerializer(
            SerializationConfig config, JavaType type, BeanDescription description, JsonSerializer<?> serializer) {
        return withheld(description, serializer);
    }

    @Override
    public JsonSerializer<?> modifyKeySerializer(
            SerializationConfig config, JavaType type, BeanDescription description, JsonSerializer<?> serializer) {
        return PersonalTypes.isPersonal(description.getClassInfo()) ? new WithheldSerializer.Key() : serializer;
    }
}
