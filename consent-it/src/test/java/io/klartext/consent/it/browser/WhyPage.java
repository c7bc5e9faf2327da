package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.klartext.examples.shop.catalogue.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The page that explains one of Anna's offers, compared with what the shop really knows about her. */
final class WhyPage {

    private static final Catalogue CATALOGUE = Catalogue.load();

    /** As {@code customers.json} has them. */
    private static final Set<String> BOUGHT = Set.of(
            "oil-03", "pasta-01", "cheese-02", "oil-01", "preserves-01", "preserves-08", "pasta-05", "spices-02",
            "wine-01", "oil-04", "cheese-06", "spices-07", "sweets-01", "coffee-01", "preserves-02", "preserves-03");

    private static final Set<String> LOOKED_AT = Set.of("oil-06", "preserves-04", "oil-02", "cheese-06", "spices-06");

    private final Visitor anna;

    private WhyPage(Visitor anna) {
        this.anna = anna;
    }

    static WhyPage of(Visitor anna) {
        return new WhyPage(anna);
    }

    void assertExplains(String product, Words words) {
        Locale locale = Locale.forLanguageTag(words.locale.substring(0, 2));
        assertThat(anna.page().locator("h1").innerText()).isEqualTo(words.why);
        assertThat(anna.text()).as("the offer").contains(product);
        Locator factors = anna.page().locator("ul.factors > li");
        assertThat(factors.count()).as("bought, favourite, looked at").isEqualTo(3);
        for (Locator factor : factors.all()) {
            assertThat(named(factor)).as(factor.innerText()).isNotEmpty();
        }
        assertThat(factors.allInnerTexts())
                .satisfiesOnlyOnce(text -> assertThat(text).contains(words.told))
                .satisfies(texts -> assertThat(texts.stream().filter(text -> text.contains(words.observed)))
                        .hasSize(2));
        String favourite = CATALOGUE.category("oil").orElseThrow().name().in(locale);
        assertThat(factors.all().stream().map(WhyPage::named))
                .as("only what was read, and from each kind of data")
                .satisfiesOnlyOnce(names -> assertThat(names).containsExactly(favourite))
                .satisfiesOnlyOnce(names -> assertThat(names).isSubsetOf(titles(BOUGHT, locale)))
                .satisfiesOnlyOnce(names -> assertThat(names).isSubsetOf(titles(LOOKED_AT, locale)));
        assertThat(anna.text()).as("purpose and time").contains(words.picked, words.ends);
        assertThat(anna.choiceButton("withdrawn:personalized-ads").isVisible()).as("the way out").isTrue();
    }

    /** The names in quotation marks. */
    private static List<String> named(Locator factor) {
        String values = factor.locator(".values").innerText();
        return java.util.regex.Pattern.compile("[“„]([^”“]+)[”“]")
                .matcher(values)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Set<String> titles(Set<String> skus, Locale locale) {
        return skus.stream()
                .map(sku -> CATALOGUE.product(sku).orElseThrow().title().in(locale))
                .collect(Collectors.toSet());
    }
}
