package io.klartext.examples.shop.web;

import io.klartext.examples.shop.catalogue.Product;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the shop in the visitor's language, and its way to write prices and days. Pages call it {@code t}. */
public final class Messages {

    private final Locale locale;
    private final ResourceBundle texts;

    private Messages(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "shop.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Messages in(Locale locale) {
        return new Messages(locale);
    }

    /** The language that this speaks. */
    public Locale locale() {
        return locale;
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** A text. */
    public String get(String key) {
        return texts.getString(key);
    }

    /** A text with a gap, filled. */
    public String get(String key, Object value) {
        return new MessageFormat(get(key), locale).format(new Object[] {value});
    }

    /** A price. */
    public String price(long cents) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(cents / 100.0);
    }

    /** What a kilogram or litre of it costs. */
    public String basePrice(Product product) {
        return basePrice(product, product.cents());
    }

    /** What a kilogram or litre of it costs somebody who pays this much for one. */
    public String basePrice(Product product, int cents) {
        return price(product.size().baseCents(cents)) + " / "
                + product.size().unit().large();
    }

    /** A day, written out. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }
}
