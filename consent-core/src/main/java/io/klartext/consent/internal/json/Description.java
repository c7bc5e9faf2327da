package io.klartext.consent.internal.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import io.klartext.consent.ConsentException;
import io.klartext.consent.policy.Transformation;
import io.klartext.consent.profile.Location;
import io.klartext.consent.profile.PersonalData;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a type would show, by the same rules and from the same serializers as {@link ObjectWriting}, but without an object. */
public final class Description {

    private final SerializerProvider provider;
    private final @Nullable Seen seen;
    private final List<String> lines = new ArrayList<>();
    private final Deque<Class<?>> inside = new ArrayDeque<>();

    private Description(SerializerProvider provider, @Nullable Seen seen) {
        this.provider = provider;
        this.seen = seen;
    }

    /**
     * The members of a type.
     *
     * @param mapper the mapper that would write it
     * @param type the type
     * @param seen what the purpose sees; null if it is denied
     * @return one line for each
     */
    public static List<String> of(ObjectMapper mapper, Class<?> type, @Nullable Seen seen) {
        Description description = new Description(mapper.getSerializerProviderInstance(), seen);
        try {
            description.type(mapper.constructType(type), null, "", null);
        } catch (JsonMappingException e) {
            throw new ConsentException("The type " + type.getName() + " cannot be written as JSON", e);
        }
        return List.copyOf(description.lines);
    }

    /** @param place null where no member speaks for the type yet */
    private void type(JavaType found, @Nullable BeanPropertyWriter member, String at, @Nullable Place place)
            throws JsonMappingException {
        Class<?> raw = found.getRawClass();
        JsonSerializer<?> serializer = raw == Object.class ? null : provider.findValueSerializer(found, member);
        if (serializer instanceof WithheldSerializer) {
            say(at, "left out, its type has a serializer or a filter of its own");
        } else if (inside.contains(raw)) {
            say(at, "again " + raw.getSimpleName());
        } else if (serializer instanceof PersonalSerializer personal) {
            inside.push(raw);
            Place start = (place == null ? Place.ROOT : place).of(personal.type());
            members(personal.members(), true, personal.type(), at, start);
            inside.pop();
        } else if (serializer instanceof BeanSerializerBase plain) {
            inside.push(raw);
            members(plain, false, null, at, place);
            inside.pop();
        } else if (place != null) {
            say(at, "left out, nobody knows what " + raw.getSimpleName() + " holds");
        } else {
            say(at, "as usual, no personal data");
        }
    }

    private void members(
            BeanSerializerBase serializer,
            boolean personal,
            @Nullable PersonalData type,
            String at,
            @Nullable Place place)
            throws JsonMappingException {
        Iterator<PropertyWriter> members = serializer.properties();
        while (members.hasNext()) {
            if (members.next() instanceof BeanPropertyWriter member && ObjectWriting.isMember(member)) {
                PersonalData own = member.getAnnotation(PersonalData.class);
                String below =
                        member.isUnwrapping() ? at : at.isEmpty() ? member.getName() : at + "." + member.getName();
                if (place == null) {
                    value(member.getType(), member, below, null);
                } else if (own == null && type == null && personal) {
                    say(below, "left out, no data category");
                } else {
                    value(member.getType(), member, below, place.member(Names.of(member), own));
                }
            }
        }
    }

    private void value(JavaType type, BeanPropertyWriter member, String at, @Nullable Place place)
            throws JsonMappingException {
        if (type.isReferenceType()) {
            value(type.getReferencedType(), member, at, place);
        } else if (type.isCollectionLikeType() || (type.isArrayType() && type.getRawClass() != byte[].class)) {
            value(type.getContentType(), member, at + "[]", place == null ? null : place.element());
        } else if (place == null) {
            asUsual(type, member, at);
        } else if (seen != null && !seen.reads(place.category())) {
            say(at, "left out, the purpose does not read \"" + place.category() + "\"");
        } else if (Values.isSingle(type.getRawClass()) || type.getRawClass() == Location.class) {
            say(at, single(place) + (at.equals(place.path()) ? "" : " (" + place.path() + ")"));
        } else if (seen == null || seen.showsBelow(place)) {
            type(type, member, at, place);
        } else {
            say(at, undeclared(place));
        }
    }

    /** Outside of all personal data only what is inside matters. */
    private void asUsual(JavaType type, BeanPropertyWriter member, String at) throws JsonMappingException {
        if (Values.isSingle(type.getRawClass())) {
            say(at, "as usual, no personal data");
        } else if (type.isMapLikeType()) {
            value(type.getContentType(), member, at + ".*", null);
        } else {
            type(type, member, at, null);
        }
    }

    private String single(Place place) {
        if (seen == null) {
            return "left out, nothing is allowed";
        }
        if (!seen.shows(place)) {
            return seen.transformation(place) == Transformation.Simple.DROP ? "left out, dropped" : undeclared(place);
        }
        Transformation transformation = seen.transformation(place);
        return transformation == null ? "as it is" : transformation.in("en");
    }

    private static String undeclared(Place place) {
        return "left out, \"" + place.category() + "\" has no attribute \"" + place.path() + "\"";
    }

    private void say(String at, String what) {
        lines.add((at.isEmpty() ? "(all)" : at) + ": " + what);
    }
}
