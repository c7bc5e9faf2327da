package io.klartext.consent.explain;

import io.klartext.consent.internal.Utf8Texts;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.Origin;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;

/** The fixed sentences of explanations in one language, each taken apart once. Immutable. */
final class Phrases {

    /** The languages in which there are sentences; the first one is the fallback. */
    static final List<String> LANGUAGES = List.of("en", "de");

    private static final Map<String, Phrases> ALL = Map.of("en", new Phrases("en"), "de", new Phrases("de"));
    private static final int THOUSAND = 1000;

    private final Map<Basis, Phrase> bases = new EnumMap<>(Basis.class);
    private final Map<Offer.Effect, Phrase> personalised;
    private final Map<Offer.Kind, Phrase> kinds;
    private final Map<Origin, Phrase> origins;
    private final Map<Influence, Map<Offer.Effect, Phrase>> influences = new EnumMap<>(Influence.class);
    private final Map<Offer.Effect, Phrase> without;
    private final Map<Offer.Effect, Phrase> withoutTogether;
    private final Map<LegalBasis, Phrase> allowed;
    private final Map<LegalBasis, Phrase> asked;
    private final Map<Control, Phrase> controls;

    private final String language;
    private final Map<String, Phrase> byKey = new HashMap<>();
    private final String[] months = new String[Month.values().length];
    private final char grouping;

    private Phrases(String language) {
        Locale locale = Locale.forLanguageTag(language);
        this.language = language;
        ResourceBundle bundle = Utf8Texts.load(Phrases.class, "explain_" + language + ".properties");
        bundle.keySet().forEach(key -> byKey.put(key, Phrase.parse(bundle.getString(key))));
        for (Month month : Month.values()) {
            months[month.getValue() - 1] = month.getDisplayName(TextStyle.FULL, locale);
        }
        grouping = DecimalFormatSymbols.getInstance(locale).getGroupingSeparator();
        for (Basis basis : Basis.values()) {
            if (basis != Basis.PERSONALISED) {
                bases.put(basis, phrase("basis." + Ids.of(Ids.BASES, basis)));
            }
        }
        kinds = group(Offer.Kind.class, kind -> "kind." + Ids.of(Ids.KINDS, kind));
        origins = group(Origin.class, origin -> "origin." + origin.word());
        personalised = byEffect("personalised.");
        for (Influence influence : Influence.values()) {
            influences.put(
                    influence,
                    influence == Influence.UNKNOWN
                            ? group(Offer.Effect.class, effect -> "influence.unknown")
                            : byEffect("influence." + Ids.of(Ids.INFLUENCES, influence) + "."));
        }
        without = byEffect("without.");
        withoutTogether = byEffect("without.together.");
        allowed = group(LegalBasis.class, basis -> "allowed." + basis.word());
        asked = group(LegalBasis.class, basis -> "asked." + basis.word());
        controls = group(Control.class, control -> "control." + Ids.of(Ids.CONTROLS, control));
    }

    private Map<Offer.Effect, Phrase> byEffect(String prefix) {
        return group(Offer.Effect.class, effect -> prefix + Ids.of(Ids.EFFECTS, effect));
    }

    private <E extends Enum<E>> Map<E, Phrase> group(Class<E> type, Function<E, String> key) {
        Map<E, Phrase> group = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            group.put(constant, phrase(key.apply(constant)));
        }
        return group;
    }

    static Phrases in(String language) {
        Phrases exact = ALL.get(language);
        return exact != null ? exact : nearest(language);
    }

    private static Phrases nearest(String language) {
        String primary = primary(language);
        return Objects.requireNonNull(ALL.get(LANGUAGES.contains(primary) ? primary : LANGUAGES.get(0)));
    }

    static String primary(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }

    String language() {
        return language;
    }

    List<String> keys() {
        return byKey.keySet().stream().sorted().toList();
    }

    private Phrase phrase(String key) {
        return Objects.requireNonNull(byKey.get(key), () -> "There is no sentence " + key + " in " + language);
    }

    String say(String key) {
        return phrase(key).say();
    }

    String say(String key, String... arguments) {
        return phrase(key).say(arguments);
    }

    private static <E extends Enum<E>> Phrase of(Map<E, Phrase> group, E constant) {
        return Objects.requireNonNull(group.get(constant));
    }

    /** On what an offer rests: that it is not data about the person is said too. */
    String basis(Explanation why) {
        return why.basis() == Basis.PERSONALISED
                ? of(personalised, why.offer().effect()).say()
                : of(bases, why.basis()).say();
    }

    String kind(Offer.Kind kind) {
        return of(kinds, kind).say();
    }

    String origin(Origin origin) {
        return of(origins, origin).say();
    }

    String influence(Influence influence, Offer.Effect effect) {
        return of(Objects.requireNonNull(influences.get(influence)), effect).say();
    }

    /** What would have been there without a datum, and without those of some other categories. */
    String without(Offer.Effect effect, List<String> instead, List<String> together) {
        if (together.isEmpty()) {
            return instead.isEmpty()
                    ? say("without.nothing")
                    : of(without, effect).say(quotedList(instead));
        }
        String others = quotedList(together);
        return instead.isEmpty()
                ? say("without.together.nothing", others)
                : of(withoutTogether, effect).say(quotedList(instead), others);
    }

    /** Why data may be used: said of what was used, or of what would be. */
    String basis(LegalBasis basis, boolean used) {
        return of(used ? allowed : asked, basis).say();
    }

    String label(Control control) {
        return of(controls, control).say();
    }

    /** A count in the right number. */
    String count(String key, int count) {
        return count == 1 ? say(key + ".one") : say(key + ".other", number(count));
    }

    String quoted(String text) {
        return say("quoted", text);
    }

    /** Several things in one sentence: "salt, oil and tea". */
    String list(List<String> things) {
        int last = things.size() - 1;
        if (last < 1) {
            return last < 0 ? "" : things.get(0);
        }
        return say("list.last", String.join(", ", things.subList(0, last)), things.get(last));
    }

    String quotedList(List<String> things) {
        List<String> quoted = new ArrayList<>(things.size());
        for (String thing : things) {
            quoted.add(quoted(thing));
        }
        return list(quoted);
    }

    String month(YearMonth month) {
        return say("month", months[month.getMonthValue() - 1], Integer.toString(month.getYear()));
    }

    String date(LocalDate day) {
        return say(
                "date",
                Integer.toString(day.getDayOfMonth()),
                months[day.getMonthValue() - 1],
                Integer.toString(day.getYear()));
    }

    private String number(int count) {
        String digits = Integer.toString(count);
        if (count < THOUSAND) {
            return digits;
        }
        StringBuilder out = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            out.insert(at, grouping);
        }
        return out.toString();
    }
}
