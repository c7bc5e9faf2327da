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
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The fixed sentences of the pages in one language. What a policy says in other languages stands beside English ones. */
public final class Texts {

    /** The languages in which the sentences exist; the first one is the fallback. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final Map<String, Texts> ALL = Map.of("en", load("en", "en-GB"), "de", load("de", "de-DE"));

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    private static Texts load(String language, String locale) {
        String name = "texts_" + language + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The jar is incomplete: " + name + " is missing");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
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
        return Objects.requireNonNull(ALL.get(LANGUAGES.contains(primary) ? primary : LANGUAGES.get(0)));
    }

    /**
     * A sentence.
     *
     * @param key its name
     * @param arguments what to put in: texts, or numbers that choose singular or plural
     * @return the sentence, still to be escaped
     */
    public String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
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
