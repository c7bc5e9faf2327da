package io.klartext.consent.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a browser says, and what is said on pages, one after the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdpcOrderTest {

    private static final String OBJECT = "object=direct-marketing";

    private final TestShop shop = TestShop.open(SamplePolicy.rich());

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    @Tag("GDPR-21")
    void an_objection_counts_again_after_something_was_allowed() {
        Browser browser = shop.browser().loggedInAs("again");
        browser.with("ADPC", OBJECT).check("newsletter");
        browser.without("ADPC").choose("granted:newsletter");
        assertThat(browser.check("newsletter")).isEqualTo("GRANTED");

        assertThat(browser.with("ADPC", OBJECT).check("newsletter")).isEqualTo("OBJECTED");
        browser.check("newsletter");

        assertThat(shop.events(SubjectId.account("again"))).hasSize(3);
    }

    @Test
    void an_objection_with_a_yes_in_the_same_breath_is_recorded_once() {
        String yes = "v1-" + shop.consents.policy().contentHash().substring(0, 8) + ".newsletter";
        Browser browser = shop.browser().loggedInAs("breath").with("ADPC", OBJECT + ", consent=" + yes);
        for (int request = 0; request < 4; request++) {
            browser.check("newsletter");
        }

        assertThat(shop.events(SubjectId.account("breath"))).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    @Tag("GDPR-7.3")
    void a_late_part_of_a_page_takes_nothing_away_that_was_said_on_the_page_meanwhile() {
        Browser visitor = shop.browser();
        Page picture = shop.browser()
                .with("ADPC", "withdraw=*")
                .with("Sec-Fetch-Mode", "no-cors")
                .get("/check?purpose=newsletter");
        visitor.choose("objected:statistics");

        assertThat(picture.body()).isEqualTo("UNAVAILABLE");
        assertThat(picture.setCookie()).isEmpty();
        assertThat(visitor.check("statistics")).isEqualTo("OBJECTED");
        assertThat(shop.browser().with("ADPC", "withdraw=*").get("/plain").setCookie())
                .startsWith("__Host-consent=");
    }
}
