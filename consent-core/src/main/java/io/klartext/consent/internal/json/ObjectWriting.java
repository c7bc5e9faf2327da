package io.klartext.consent.internal.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.VirtualBeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.klartext.consent.profile.Location;
import io.klartext.consent.profile.PersonalData;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a purpose sees of an object, member by member, down to single values. A place is written only if the policy
 * declares it for the member's data category, or something below it; a whole object is never written because of its own
 * place. For one object and one thread.
 */
final class ObjectWriting {

    private final Seen seen;
    private final JsonGenerator out;
    private final SerializerProvider provider;

    ObjectWriting(Seen seen, JsonGenerator out, SerializerProvider provider) {
        this.seen = seen;
        this.out = out;
        this.provider = provider;
    }

    void members(Object bean, PersonalSerializer serializer, Place found, NameTransformer names) throws IOException {
        members(bean, serializer.members(), true, found.of(serializer.type()), serializer.type(), names);
    }

    /** The members of an object whose own type says nothing; the member that holds it speaks for them. */
    private void members(Object bean, BeanSerializerBase serializer, Place place, NameTransformer names)
            throws IOException {
        members(bean, serializer, false, place, null, names);
    }

    private void members(
            Object bean,
            BeanSerializerBase serializer,
            boolean personal,
            Place place,
            @Nullable PersonalData type,
            NameTransformer names)
            throws IOException {
        Iterator<PropertyWriter> members = serializer.properties();
        while (members.hasNext()) {
            if (members.next() instanceof BeanPropertyWriter member && isMember(member) && inView(member)) {
                PersonalData own = member.getAnnotation(PersonalData.class);
                if (!personal || own != null || type != null) {
                    member(bean, member, place.member(Names.of(member), own), names);
                }
            }
        }
    }

    /** Any-getters and virtual properties have no place in a policy. */
    static boolean isMember(BeanPropertyWriter member) {
        return !(member instanceof AnyGetterWriter) && !(member instanceof VirtualBeanPropertyWriter);
    }

    private boolean inView(BeanPropertyWriter member) {
        Class<?> active = provider.getActiveView();
        Class<?>[] views = member.getViews();
        if (active == null) {
            return true;
        }
        return (views == null || views.length == 0)
                ? provider.isEnabled(MapperFeature.DEFAULT_VIEW_INCLUSION)
                : Arrays.stream(views).anyMatch(view -> view.isAssignableFrom(active));
    }

    private void member(Object bean, BeanPropertyWriter member, Place place, NameTransformer names) throws IOException {
        Object held = read(bean, member);
        Object value = unwrapped(held);
        String name = names.transform(member.getName());
        if (member.isUnwrapping()) {
            if (value != null && seen.showsBelow(place)) {
                inline(value, member, place, names);
            }
        } else if (held == null) {
            if (seen.showsAny(place)) {
                asItIs(bean, member, names);
            }
        } else if (value == null) {
            if (seen.showsAny(place)) {
                out.writeNullField(name);
            }
        } else if (value == held && Values.isSingle(value) && !seen.changes(place)) {
            if (seen.shows(place)) {
                asItIs(bean, member, names);
            }
        } else {
            value(value, member, place, () -> out.writeFieldName(name));
        }
    }

    private void inline(Object value, BeanPropertyWriter member, Place place, NameTransformer outer)
            throws IOException {
        JsonUnwrapped own = member.getAnnotation(JsonUnwrapped.class);
        NameTransformer names = own == null
                ? outer
                : NameTransformer.chainedTransformer(
                        outer, NameTransformer.simpleTransformer(own.prefix(), own.suffix()));
        JsonSerializer<?> serializer = provider.findValueSerializer(value.getClass(), member);
        if (serializer instanceof PersonalSerializer personal) {
            members(value, personal, place, names);
        } else if (serializer instanceof BeanSerializerBase plain && !isFiltered(value)) {
            members(value, plain, place, names);
        }
    }

    /** The member's own way of writing: its format, and whether it writes what is empty. */
    private void asItIs(Object bean, BeanPropertyWriter member, NameTransformer names) throws IOException {
        try {
            (names == NameTransformer.NOP ? member : member.rename(names)).serializeAsField(bean, out, provider);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw JsonMappingException.wrapWithPath(e, bean, member.getName());
        }
    }

    private static @Nullable Object read(Object bean, BeanPropertyWriter member) throws IOException {
        try {
            return member.get(bean);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw JsonMappingException.wrapWithPath(e, bean, member.getName());
        }
    }

    /** What comes before a value, once it is sure that there is one: the name of a field, or nothing in a list. */
    private interface Before {
        void write() throws IOException;
    }

    private void value(Object value, BeanPropertyWriter member, Place place, Before before) throws IOException {
        Iterable<?> elements = Values.elements(value);
        if (value instanceof Location location) {
            location(location, place, before);
        } else if (Values.isSingle(value)) {
            single(value, place, before);
        } else if (elements != null) {
            list(elements, member, place.element(), before);
        } else if (seen.showsBelow(place)) {
            object(value, member, place, before);
        }
    }

    private void single(Object value, Place place, Before before) throws IOException {
        if (!seen.shows(place)) {
            return;
        }
        if (!seen.changes(place)) {
            before.write();
            provider.defaultSerializeValue(value, out);
            return;
        }
        String text = seen.minimising().of(place.path(), Values.text(value));
        if (text != null) {
            before.write();
            out.writeString(text);
        }
    }

    private void location(Location location, Place place, Before before) throws IOException {
        Location minimised = seen.shows(place) ? seen.minimising().of(place.path(), location) : null;
        if (minimised == null) {
            return;
        }
        before.write();
        out.writeStartObject();
        if (minimised.latitude().isPresent()) {
            out.writeNumberField("latitude", minimised.latitude().getAsDouble());
            out.writeNumberField("longitude", minimised.longitude().orElseThrow());
        }
        name("city", minimised.city());
        name("region", minimised.region());
        name("country", minimised.country());
        out.writeEndObject();
    }

    private void name(String field, Optional<String> name) throws IOException {
        if (name.isPresent()) {
            out.writeStringField(field, name.get());
        }
    }

    private void list(Iterable<?> elements, BeanPropertyWriter member, Place place, Before before) throws IOException {
        if (!seen.shows(place) && !seen.showsBelow(place)) {
            return;
        }
        before.write();
        out.writeStartArray();
        for (Object element : elements) {
            Object value = unwrapped(element);
            // A list in a list has no path.
            if (value != null && Values.elements(value) == null) {
                value(value, member, place, () -> {});
            }
        }
        out.writeEndArray();
    }

    private void object(Object value, BeanPropertyWriter member, Place place, Before before) throws IOException {
        if (value instanceof JsonNode json) {
            before.write();
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> field : json.properties()) {
                entry(field.getKey(), field.getValue(), member, place);
            }
            out.writeEndObject();
        } else if (value instanceof Map<?, ?> map) {
            before.write();
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                // Keys of another type are written by rules of Jackson that a policy cannot name.
                if (entry.getKey() instanceof String key) {
                    entry(key, entry.getValue(), member, place);
                }
            }
            out.writeEndObject();
        } else {
            bean(value, member, place, before);
        }
    }

    private void entry(String key, @Nullable Object found, BeanPropertyWriter member, Place place) throws IOException {
        Object value = unwrapped(found);
        if (value != null) {
            value(value, member, place.member(key, null), () -> out.writeFieldName(key));
        }
    }

    private void bean(Object value, BeanPropertyWriter member, Place place, Before before) throws IOException {
        JsonSerializer<?> serializer = provider.findValueSerializer(value.getClass(), member);
        boolean personal = serializer instanceof PersonalSerializer;
        if (!personal && !(serializer instanceof BeanSerializerBase && !isFiltered(value))) {
            return;
        }
        before.write();
        out.writeStartObject(value);
        if (serializer instanceof PersonalSerializer own) {
            members(value, own, place, NameTransformer.NOP);
        } else {
            members(value, (BeanSerializerBase) serializer, place, NameTransformer.NOP);
        }
        out.writeEndObject();
    }

    /** Whether the type has a filter of its own, which decides by rules that are not ours to guess. */
    private boolean isFiltered(Object value) {
        return provider.getAnnotationIntrospector()
                        .findFilterId(provider.getConfig()
                                .introspectClassAnnotations(provider.constructType(value.getClass()))
                                .getClassInfo())
                != null;
    }

    private static @Nullable Object unwrapped(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return unwrapped(optional.orElse(null));
        }
        return value instanceof JsonNode json && (json.isNull() || json.isMissingNode()) ? null : value;
    }
}
