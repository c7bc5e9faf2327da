package io.klartext.examples.shop.catalogue;

import java.util.Locale;

/**
 * A text in the two languages of the shop.
 *
 * @param de the German text
 * @param en the English text
 */
public record LocalText(String de, String en) {

    /** The English text for an English locale, otherwise the German one: this is a German shop. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : de;
    }
}
