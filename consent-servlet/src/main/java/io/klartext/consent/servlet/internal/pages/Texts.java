package io.klartext.consent.servlet.internal.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fixed sentences of the pages in one language: the 24 official ones of the European Union. What a policy says in another
 * language stands beside English ones.
 */
public final class Texts {

    /** The languages in which the sentences exist; the first one is the fallback. */
    public static final List<String> LANGUAGES = List.of(
            "en", "de", "bg", "cs", "da", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl",
            "pl", "pt", "ro", "sk", "sl", "sv");

    /** In whose country dates, numbers and countries are written, where a language alone does not say it well. */
    private static final Map<String, String> LOCALES =
            Map.of("en", "en-GB", "de", "de-DE", "ga", "ga-IE", "mt", "mt-MT", "pt", "pt-PT");

    private static final Map<String, Texts> ALL = new ConcurrentHashMap<>();

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    private static Texts load(String language) {
        String name = "texts_" + language + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The jar is incomplete: " + name + " is missing");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            String locale = LOCALES.getOrDefault(language, language);
            return new Texts(Locale.forLanguageTag(locale), new PropertyResourceBundle(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The sentences in a language.
     *
     * @param language a language code
     * @return the sentences, in English where there are none in this language
     */
    public static Texts in(String language) {
        String primary = Locale.forLanguageTag(language).getLanguage();
        return ALL.computeIfAbsent(LANGUAGES.contains(primary) ? primary : LANGUAGES.get(0), Texts::load);
    }

    /**
     * A sentence.
     *
     * @param key its name
     * @param arguments what to put in
     * @return the sentence, still to be escaped
     */
    public String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /**
     * A number of things.
     *
     * @param key the name of the word, which has a form for each kind of number
     * @param number not negative
     * @return such as "30 days", still to be escaped
     */
    public String count(String key, long number) {
        return say(key + PluralForm.of(locale.getLanguage(), number).suffix(), number);
    }

    /**
     * The locale of the sentences.
     *
     * @return for dates and names of countries
     */
    public Locale locale() {
        return locale;
    }

    /**
     * All names of sentences.
     *
     * @return the keys
     */
    public List<String> keys() {
        return bundle.keySet().stream().sorted().toList();
    }
}
