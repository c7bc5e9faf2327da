package io.klartext.consent.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page that explains an offer, compared with what the shop really knows about the person in front of it. */
final class WhyPage {

    private static final Pattern QUOTED = Pattern.compile("[“„]([^”“]+)[”“]");

    private WhyPage() {}

    static void assertExplains(Visitor visitor, KnownCustomer known, String product, Words words) {
        assertThat(visitor.page().locator("h1").innerText()).isEqualTo(words.why);
        assertThat(visitor.text()).as("the offer").contains(product);

        Locator factors = visitor.page().locator("ul.factors > li");
        assertThat(factors.all().stream().map(WhyPage::named))
                .as("what was bought, told and looked at, all of it true")
                .hasSize(3)
                .satisfiesOnlyOnce(names -> assertThat(names).containsExactly(known.favourite()))
                .satisfiesOnlyOnce(names -> assertThat(names).isNotEmpty().isSubsetOf(known.bought()))
                .satisfiesOnlyOnce(names -> assertThat(names).isNotEmpty().isSubsetOf(known.lookedAt()));
        String origins = String.join("\n", factors.allInnerTexts());
        assertThat(origins).as("where it comes from").containsOnlyOnce(words.told);
        assertThat(origins.split(Pattern.quote(words.observed), -1)).hasSize(3);

        assertThat(visitor.text()).as("purpose and end").contains(words.picked, words.ends);
        assertThat(visitor.choiceButton("withdrawn:personalized-ads").isVisible())
                .as("the way out")
                .isTrue();
    }

    /** The names in quotation marks. */
    private static List<String> named(Locator factor) {
        return QUOTED.matcher(factor.locator(".values").innerText())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
