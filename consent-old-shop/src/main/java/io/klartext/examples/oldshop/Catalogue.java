package io.klartext.examples.oldshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All goods of the shop. */
public final class Catalogue {

    private static final List<Product> ALL = List.of(
            new Product(
                    "pen-01",
                    "pens",
                    "Fountain pen \u201eGr\u00fcne Feder\u201c",
                    "A steel nib and a barrel of green resin, for letters that need more than a line.",
                    4900,
                    "2f6b4f"),
            new Product(
                    "pen-02",
                    "pens",
                    "Drawing pen, 0.3 mm",
                    "Black and waterproof. It does not bleed under watercolour.",
                    390,
                    "333333"),
            new Product(
                    "pen-03",
                    "pens",
                    "Pencil set, 12 grades",
                    "From 6H to 5B in a tin that closes with a click.",
                    1650,
                    "8a5a2b"),
            new Product(
                    "pen-04", "pens", "Glass dip pen", "Blown by hand; one dip lasts for half a page.", 2800, "6a8caf"),
            new Product(
                    "ink-01",
                    "ink",
                    "Ink \u201eMitternacht\u201c",
                    "Blue-black with a hint of violet, 50 ml.",
                    1290,
                    "1f2a56"),
            new Product(
                    "ink-02",
                    "ink",
                    "Ink \u201eBrombeere\u201c",
                    "A deep berry red that dries to plum, 50 ml.",
                    1290,
                    "6b1f45"),
            new Product(
                    "ink-03", "ink", "Ink \u201eMoos\u201c", "Moss green, a little shading, 50 ml.", 1290, "4a6b2f"),
            new Product(
                    "ink-04",
                    "ink",
                    "Document ink, black",
                    "Does not fade and does not wash out, 30 ml.",
                    1590,
                    "222222"),
            new Product(
                    "paper-01",
                    "paper",
                    "Letter paper, 50 sheets",
                    "100 g laid paper with a deckle edge.",
                    1450,
                    "e9dcc0"),
            new Product(
                    "paper-02", "paper", "Blotting paper, 10 sheets", "For people who are in a hurry.", 320, "d8a7b1"),
            new Product("paper-03", "paper", "Envelopes, lined, 25", "Grey outside, dark blue inside.", 980, "b9bec6"),
            new Product(
                    "paper-04",
                    "paper",
                    "Postcards, blank, 20",
                    "Thick cotton board for your own drawings.",
                    1100,
                    "f0e6d2"),
            new Product(
                    "book-01",
                    "notebooks",
                    "Notebook A5, dotted",
                    "192 pages, thread-stitched, lies flat.",
                    1850,
                    "a33b2a"),
            new Product(
                    "book-02", "notebooks", "Travel journal", "Linen cover with a loop for the pen.", 2400, "3f5d7d"),
            new Product("book-03", "notebooks", "Sketchbook A4", "Rough paper of 150 g, black cover.", 2100, "2b2b2b"),
            new Product("book-04", "notebooks", "Pocket diary", "A week on two pages, with a ribbon.", 1250, "7a2233"));

    private static final List<String> CATEGORIES = List.of("pens", "ink", "paper", "notebooks");

    private Catalogue() {}

    /** The shelves, in the order of the menu. */
    public static List<String> categories() {
        return CATEGORIES;
    }

    /** Everything. */
    public static List<Product> all() {
        return ALL;
    }

    /** What stands on a shelf; nothing if there is no such shelf. */
    public static List<Product> of(@Nullable String category) {
        List<Product> found = new ArrayList<>();
        for (Product product : ALL) {
            if (product.getCategory().equals(category)) {
                found.add(product);
            }
        }
        return found;
    }

    /** A product by its number. */
    public static @Nullable Product bySku(@Nullable String sku) {
        for (Product product : ALL) {
            if (product.getSku().equals(sku)) {
                return product;
            }
        }
        return null;
    }

    /** What has a word in its name or its text. */
    public static List<Product> search(String word) {
        String wanted = word.toLowerCase(Locale.ROOT).trim();
        List<Product> found = new ArrayList<>();
        for (Product product : ALL) {
            String text = (product.getName() + " " + product.getText()).toLowerCase(Locale.ROOT);
            if (!wanted.isEmpty() && text.contains(wanted)) {
                found.add(product);
            }
        }
        return found;
    }
}
