package io.klartext.consent.profile;

import static io.klartext.consent.SamplePolicy.ADS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever Jackson offers to write an object in another way, nothing gets past the rules. */
@Tag("GDPR-5.1.c")
@Tag("GDPR-25")
class MinimizerWaysRoundTest {

    private static final Policy POLICY = SamplePolicy.policy();
    private static final Decision ADS =
            new Decision(SamplePolicy.ADS, Reason.GRANTED, LegalBasis.CONSENT, 1, null, null);

    private final ObjectMapper mapper = JsonMapper.builder().build();

    private String ads(Object value) {
        return ads(mapper, value);
    }

    private static String ads(ObjectMapper mapper, Object value) {
        return Minimizer.of(mapper, POLICY).write(ADS, value);
    }

    record Plain(
            @PersonalData(category = "favourite-category") String favouriteCategory) {}

    public static class Open {
        @PersonalData(category = "favourite-category")
        public String favouriteCategory = "oil";

        @JsonAnyGetter
        public Map<String, Object> more() {
            return Map.of("geheim", 1);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    record Typed(
            @PersonalData(category = "favourite-category") String favouriteCategory) {}

    record TypedList(List<Typed> all) {}

    public static class Valued {
        @PersonalData(category = "favourite-category")
        public String favouriteCategory = "oil";

        @JsonValue
        public String geheim() {
            return "geheim";
        }
    }

    @JsonSerialize(using = ToStringSerializer.class)
    record SelfMade(
            @PersonalData(category = "favourite-category") String geheim) {}

    static final class Telling extends StdConverter<Converted, String> {
        @Override
        public String convert(Converted value) {
            return "geheim";
        }
    }

    @JsonSerialize(converter = Telling.class)
    record Converted(
            @PersonalData(category = "favourite-category") String geheim) {}

    record Holder(
            @JsonSerialize(using = ToStringSerializer.class) Plain one,

            @JsonSerialize(contentUsing = ToStringSerializer.class)
            List<Plain> many) {}

    @JsonFilter("mine")
    record OwnFilter(
            @PersonalData(category = "favourite-category") String favouriteCategory) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record AsArray(
            @PersonalData(category = "favourite-category") String favouriteCategory, String geheim) {}

    @PersonalData(category = "favourite-category")
    enum Taste {
        GEHEIM
    }

    @PersonalData(category = "favourite-category")
    static class Tastes extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "geheim")
    record Identified(
            @PersonalData(category = "favourite-category") String favouriteCategory, String geheim) {}

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static class Hidden {
        @PersonalData(category = "favourite-category")
        private final String favouriteCategory = "oil";

        private final String geheim = "geheim";

        String unused() {
            return favouriteCategory + geheim;
        }
    }

    @Test
    void no_way_of_writing_that_jackson_knows_gets_past_the_rules() {
        Identified identified = new Identified("oil", "geheim");
        Tastes tastes = new Tastes();
        tastes.add("geheim");

        assertThat(ads(new Open())).isEqualTo("{\"favouriteCategory\":\"oil\"}");
        assertThat(ads(new Typed("oil"))).isEqualTo("{\"favouriteCategory\":\"oil\"}");
        assertThat(ads(new TypedList(List.of(new Typed("oil")))))
                .isEqualTo("{\"all\":[{\"favouriteCategory\":\"oil\"}]}");
        assertThat(ads(new Valued())).isEqualTo("{}");
        assertThat(ads(new SelfMade("geheim"))).isEqualTo("{}");
        assertThat(ads(new Converted("geheim"))).isEqualTo("{}");
        Plain plain = new Plain("geheim");
        assertThat(ads(new Holder(plain, List.of(plain)))).isEqualTo("{\"one\":{},\"many\":[{}]}");
        assertThat(ads(
                        JsonMapper.builder()
                                .addModule(new SimpleModule().addSerializer(Plain.class, any()))
                                .build(),
                        new Plain("geheim")))
                .isEqualTo("{}");
        assertThat(ads(new AsArray("oil", "geheim"))).isEqualTo("{\"favouriteCategory\":\"oil\"}");
        assertThat(ads(List.of(Taste.GEHEIM, tastes))).isEqualTo("[{},{}]");
        assertThat(ads(List.of(identified, identified)))
                .isEqualTo("[{\"favouriteCategory\":\"oil\"},{\"favouriteCategory\":\"oil\"}]");
        assertThat(ads(new Hidden())).isEqualTo("{\"favouriteCategory\":\"oil\"}");
        assertThat(ads(
                        JsonMapper.builder()
                                .build()
                                .setFilterProvider(new SimpleFilterProvider()
                                        .addFilter("mine", SimpleBeanPropertyFilter.serializeAll())),
                        new OwnFilter("oil")))
                .isEqualTo("{}");
    }

    private static com.fasterxml.jackson.databind.JsonSerializer<Plain> any() {
        return new com.fasterxml.jackson.databind.JsonSerializer<>() {
            @Override
            public void serialize(
                    Plain value,
                    com.fasterxml.jackson.core.JsonGenerator out,
                    com.fasterxml.jackson.databind.SerializerProvider provider)
                    throws java.io.IOException {
                out.writeString(value.favouriteCategory());
            }
        };
    }

    abstract static class Mixin {
        @PersonalData(category = "favourite-category", attribute = "favouriteCategory")
        abstract String sku();
    }

    @Test
    void a_mix_in_annotates_a_type_of_somebody_else() {
        ObjectMapper mixing = JsonMapper.builder()
                .addMixIn(MinimizerTest.Order.class, Mixin.class)
                .build();

        assertThat(ads(mixing, new MinimizerTest.Order("s", "d", "p"))).isEqualTo("{\"sku\":\"s\"}");
    }

    @Test
    void a_description_says_so_too() {
        assertThat(Minimizer.of(mapper, POLICY).describe(ADS, Valued.class))
                .containsExactly("(all): left out, its type has a serializer or a filter of its own");
        assertThat(Minimizer.of(mapper, POLICY).describe(ADS, Open.class))
                .containsExactly("favouriteCategory: as it is");
    }
}
