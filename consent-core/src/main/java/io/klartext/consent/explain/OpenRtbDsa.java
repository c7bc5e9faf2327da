package io.klartext.consent.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Transformation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The same for other machines: the object {@code dsa} of a bid in OpenRTB 2.x ({@code seatbid.bid.ext.dsa}), as the IAB Tech
 * Lab's community extension "DSA Transparency" defines it. Only what is known is written. Immutable.
 *
 * @param behalf on whose behalf the offer is shown, at most 100 characters
 * @param paid who paid for it, which the extension wants even where it is the same, at most 100 characters
 * @param domain whose the choice was, such as {@code shop.example}
 * @param params by what kind of data about the person it was chosen; empty if by none
 * @param adrender whether whoever sends it shows the transparency information itself; empty if that is not said
 */
public record OpenRtbDsa(String behalf, String paid, String domain, List<Param> params, Optional<Boolean> adrender) {

    private static final int MOST = 100;
    private static final JsonFactory JSON = new JsonFactory();

    /** The extension's list of user parameters. */
    public enum Param {
        /** A profile: interests, activity, characteristics (TCF purpose 4). */
        PROFILING(1),
        /** The page, the device, a rough place; nothing about behaviour (TCF purpose 2). */
        BASIC_ADVERTISING(2),
        /** The place, to within 500 metres (TCF special feature 1). */
        PRECISE_GEOLOCATION(3);

        private final int number;

        Param(int number) {
            this.number = number;
        }

        /**
         * The number on the wire.
         *
         * @return 1 to 3
         */
        public int number() {
            return number;
        }
    }

    public OpenRtbDsa {
        behalf = cut(behalf);
        paid = cut(paid);
        params = List.copyOf(params);
    }

    private static String cut(String name) {
        int characters = name.codePointCount(0, name.length());
        return characters <= MOST ? name : name.substring(0, name.offsetByCodePoints(0, MOST));
    }

    /**
     * What is known of an offer. Where the offer names nobody else it is shown on the shop's behalf, and whoever it is
     * shown for has paid.
     *
     * @param why why it is shown
     * @param policy the version of the policy that the explanation names
     * @param domain the shop's domain, such as {@code shop.example}
     * @return the object, without a word on who shows it
     */
    public static OpenRtbDsa of(Explanation why, Policy policy, String domain) {
        String behalf =
                why.offer().onBehalfOf().orElseGet(() -> policy.controller().name());
        return new OpenRtbDsa(
                behalf, why.offer().paidBy().orElse(behalf), domain, params(why, policy), Optional.empty());
    }

    /**
     * The same with a word on who shows it.
     *
     * @param ourselves whether the explanation is shown inside of the offer itself
     * @return a new object
     */
    public OpenRtbDsa rendered(boolean ourselves) {
        return new OpenRtbDsa(behalf, paid, domain, params, Optional.of(ourselves));
    }

    private static List<Param> params(Explanation why, Policy policy) {
        TreeSet<Param> params = new TreeSet<>();
        if (why.basis() == Basis.CONTEXTUAL) {
            params.add(Param.BASIC_ADVERTISING);
        }
        Optional<Purpose> purpose = policy.purpose(why.purpose());
        for (Factor factor : why.factors()) {
            params.add(param(purpose, policy.dataCategory(factor.category())));
        }
        return List.copyOf(params);
    }

    /**
     * A category is a place if the policy says how precisely it is seen. Any other data about a person is a profile, unless
     * the policy maps the purpose to the basic advertising of TCF and not to profiles.
     */
    private static Param param(Optional<Purpose> purpose, Optional<DataCategory> category) {
        boolean place = false;
        if (purpose.isPresent() && category.isPresent()) {
            for (String attribute : category.get().attributes()) {
                if (purpose.get().minimise().get(attribute) instanceof Transformation.Precision precision) {
                    if (precision == Transformation.Precision.EXACT) {
                        return Param.PRECISE_GEOLOCATION;
                    }
                    place = true;
                }
            }
        }
        List<String> tcf = purpose.map(known -> known.mapsTo().getOrDefault("tcf", List.of()))
                .orElse(List.of());
        return place || (tcf.contains("2") && !tcf.contains("4")) ? Param.BASIC_ADVERTISING : Param.PROFILING;
    }

    /**
     * The object as it is sent.
     *
     * @return JSON without white space
     */
    public String json() {
        StringWriter written = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(written)) {
            out.writeStartObject();
            out.writeStringField("behalf", behalf);
            out.writeStringField("paid", paid);
            if (!params.isEmpty()) {
                out.writeArrayFieldStart("transparency");
                out.writeStartObject();
                out.writeStringField("domain", domain);
                out.writeArrayFieldStart("dsaparams");
                for (Param param : params) {
                    out.writeNumber(param.number());
                }
                out.writeEndArray();
                out.writeEndObject();
                out.writeEndArray();
            }
            if (adrender.isPresent()) {
                out.writeNumberField("adrender", adrender.get() ? 1 : 0);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }
}
