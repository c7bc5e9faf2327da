package io.klartext.consent.policy;

import io.klartext.consent.internal.Utf8Texts;
import io.klartext.consent.policy.Transformation.Bands;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What is seen of an attribute, in plain words, German and English; and the same in the words of the document. */
final class SeenWords {

    private static final ResourceBundle ENGLISH = Utf8Texts.load(SeenWords.class, "seen_en.properties");
    private static final ResourceBundle GERMAN = Utf8Texts.load(SeenWords.class, "seen_de.properties");

    private final ResourceBundle bundle;
    private final Locale locale;

    private SeenWords(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    static SeenWords in(String language) {
        return Locale.forLanguageTag(language).getLanguage().equals("de")
                ? new SeenWords(GERMAN, Locale.GERMAN)
                : new SeenWords(ENGLISH, Locale.ENGLISH);
    }

    String say(Transformation transformation) {
        return transformation instanceof Bands bands
                ? text("bands", String.join(", ", bands(bands.limits())))
                : bundle.getString(((DocumentWord) transformation).word());
    }

    private List<String> bands(List<BigDecimal> limits) {
        List<String> bands = new ArrayList<>();
        bands.add(text("bands.first", limits.get(0)));
        for (int i = 1; i < limits.size(); i++) {
            bands.add(text("bands.between", limits.get(i - 1), limits.get(i)));
        }
        bands.add(text("bands.last", limits.get(limits.size() - 1)));
        return bands;
    }

    private String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** As the document writes it. */
    static String document(Transformation transformation) {
        return transformation instanceof Bands bands
                ? bands.limits().stream()
                        .map(BigDecimal::toPlainString)
                        .toList()
                        .toString()
                : ((DocumentWord) transformation).word();
    }
}
