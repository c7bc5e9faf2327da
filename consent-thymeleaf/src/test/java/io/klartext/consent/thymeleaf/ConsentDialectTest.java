package io.klartext.consent.thymeleaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.decision.Reason;
import io.klartext.consent.testkit.SamplePolicy;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;

/** The attributes in templates that a real engine processes for requests to a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentDialectTest {

    private static final String OFFER = "<div consent:offer=\"personalized-ads\" class=\"picks\">"
            + "<p th:text=\"${looks.incrementAndGet()}\">1</p></div>"
            + "<p consent:otherwise=\"personalized-ads\">popular</p>";

    private final TemplateShop shop = TemplateShop.open();

    @BeforeEach
    void nothingIsAllowed() {
        shop.consents.deny(SamplePolicy.ADS, Reason.NOT_ASKED);
        shop.looks.set(0);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    @Tag("GDPR-7.3")
    void what_is_denied_is_not_even_processed_and_something_else_stands_there() {
        assertThat(shop.render(OFFER)).isEqualTo("<p>popular</p>");
        assertThat(shop.looks).hasValue(0);
    }

    @Test
    void what_is_allowed_is_rendered_without_a_trace_of_the_attribute() {
        shop.consents.allow(SamplePolicy.ADS);

        assertThat(shop.render(OFFER)).isEqualTo("<div class=\"picks\"><p>1</p></div>");
        assertThat(shop.looks).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p consent:offer=\"personalized-ads\" th:each=\"i : ${looks.incrementAndGet()}\">x</p>",
                "<p consent:offer=\"personalized-ads\" th:if=\"${looks.incrementAndGet()}\">x</p>",
                "<p consent:offer=\"personalized-ads\" th:insert=\"${looks.incrementAndGet()}\">x</p>",
                "<p consent:offer=\"personalized-ads\" th:text=\"${looks.incrementAndGet()}\">x</p>",
                "<th:block consent:offer=\"personalized-ads\" th:utext=\"${looks.incrementAndGet()}\">x</th:block>",
                "<p data-consent-offer=\"personalized-ads\" th:text=\"${looks.incrementAndGet()}\">x</p>"
            })
    void nothing_beside_the_attribute_is_evaluated_if_it_denies(String template) {
        assertThat(shop.render(template)).isEmpty();
        assertThat(shop.looks).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"${ads}, y", "'''personalized-ads''', y", "${'no' + 'thing'}, n", "${null}, n", "${tag}, n"})
    void a_purpose_may_be_an_expression_and_one_that_the_policy_has_not_is_denied(String value, String seen) {
        shop.consents.allow(SamplePolicy.ADS);
        String page = "<i consent:offer=\"%s\">y</i><i consent:otherwise=\"%s\">n</i>".formatted(value, value);

        assertThat(shop.render(page)).isEqualTo("<i>" + seen + "</i>");
    }

    @Test
    @Tag("DSA-26.1")
    void each_offer_that_was_explained_in_this_request_has_its_link_and_no_other() {
        assertThat(
                        shop.render(
                                "<ul><li th:each=\"sku : ${skus}\">[[${sku}]]<a class=\"why\" href=\"#\""
                                        + " consent:why=\"cart.picks\" consent:offer-id=\"${sku}\" th:text=\"#{why}\">Why?</a></li></ul>"))
                .startsWith("<ul><li>oil-01</li><li>oil-02<consent-why><a class=\"why\" href=\"/consent/why?t=")
                .containsPattern("&amp;return=%2Fpage[^\"&]*\">\\?\\?why_[a-z_A-Z]*\\?\\?</a></consent-why></li></ul>$")
                .doesNotContain("offer-id", "consent:");
    }

    @Test
    @Tag("GDPR-7.3")
    void the_choices_open_at_a_purpose_and_lead_back() {
        assertThat(shop.render("<a consent:choice=\"personalized-ads\">Change this</a>"))
                .matches(
                        "<consent-choices><a href=\"/consent/choices\\?return=%2Fpage[^\"]*#purpose-personalized-ads\">"
                                + "Change this</a></consent-choices>");
        assertThat(shop.render("<a data-consent-why=\"cart.picks\" data-consent-offer-id=\"oil-02\">Why?</a>"))
                .matches("<consent-why><a href=\"[^\"]+\">Why\\?</a></consent-why>");
        assertThat(shop.render("<a data-consent-choice>All</a> <A consent:choice=\"${tag}\">All</A>"))
                .matches("<consent-choices><a href=\"/consent/choices\\?return=[^\"#]*\">All</a></consent-choices> "
                        + "<consent-choices><A href=\"/consent/choices\\?return=[^\"#<]*\">All</A></consent-choices>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p><i consent:offer=''>x</i></p> | consent:offer is empty: its value is the id of a purpose",
                "<p><i consent:otherwise=' '>x</i></p> | consent:otherwise is empty",
                "<p><a consent:why='' consent:offer-id='x'>x</a></p> | consent:why is empty: its value is the surface",
                "<p><a consent:why='cart.picks'>x</a></p> | consent:why has no consent:offer-id beside it",
                "<p><b consent:why='s' consent:offer-id='x'>x</b></p> | consent:why stands on a \"b\": put it on an \"a\"",
                "<p><button consent:choice=''>x</button></p> | consent:choice stands on a \"button\""
            })
    void a_mistake_in_the_template_is_told_with_its_place(String template, String message) {
        assertThat(shop.render(template)).startsWith("An error happened").contains(message, "line 1, col ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OFFER,
                "<i consent:otherwise='personalized-ads'>x</i>",
                "<a consent:why='s' consent:offer-id='x'>x</a>",
                "<a consent:choice=''>x</a>"
            })
    void without_the_filter_no_attribute_is_rendered_and_the_error_is_that_of_the_tags(String template) {
        try (TemplateShop bare = TemplateShop.openWithoutTheFilter()) {
            assertThat(bare.render(template))
                    .startsWith("An error happened during template parsing")
                    .contains(
                            "This request did not go through the ConsentFilter:",
                            "ConsentFilter.register(servletContext, filter)");
        }
    }

    @Test
    void without_a_request_there_is_nobody_to_ask() {
        assertThatThrownBy(() -> shop.engine().process(OFFER, new Context(Locale.ROOT)))
                .isInstanceOf(TemplateProcessingException.class)
                .hasStackTraceContaining("processed without a request of jakarta.servlet");
    }
}
