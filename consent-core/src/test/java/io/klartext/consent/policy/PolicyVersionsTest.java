package io.klartext.consent.policy;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.SamplePolicy;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("GDPR-13.3")
class PolicyVersionsTest {

    record Change(String what, Consumer<ObjectNode> document) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Change ads(String what, Consumer<ObjectNode> change) {
        return new Change(what, document -> change.accept(SamplePolicy.ads(document)));
    }

    private static ObjectNode at(ObjectNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }

    static Stream<Change> wider() {
        return Stream.concat(
                widerInScope(),
                Stream.of(ads(
                        "a new text", ads -> ((ObjectNode) ads.get("description")).put("en", "We do more with it."))));
    }

    static Stream<Change> widerInScope() {
        return Stream.of(
                ads("another data category", ads -> ads.withArray("/data").add("contacts")),
                new Change(
                        "another attribute",
                        document -> ((ArrayNode) document.at("/dataCategories/0/attributes")).add("orders[].price")),
                new Change("another recipient", document -> {
                    ((ArrayNode) document.at("/recipients"))
                            .addObject()
                            .put("id", "printer")
                            .put("name", "Druck AG")
                            .put("country", "DE")
                            .put("role", "processor");
                    SamplePolicy.ads(document).withArray("/recipients").add("printer");
                }),
                new Change(
                        "another country",
                        document -> at(document, "/recipients/0").put("country", "US")),
                new Change(
                        "another recipient under the same id",
                        document -> at(document, "/recipients/0").put("name", "Andere AG")),
                new Change(
                        "a recipient that acts for itself",
                        document -> at(document, "/recipients/0").put("role", "controller")),
                new Change(
                        "data that others hand over",
                        document -> at(document, "/dataCategories/0").put("origin", "received")),
                new Change(
                        "data of others",
                        document -> at(document, "/dataCategories/0").put("thirdPersons", true)),
                ads(
                        "a browser signal that is no longer heard",
                        ads -> ads.putArray("listensTo").add("gpc")),
                ads("a longer retention in months of days", ads -> ads.put("retention", "P6M")),
                ads("a longer retention", ads -> ads.put("retention", "P181D")),
                ads("a longer lifetime", ads -> ads.put("consentLifetime", "P13M")),
                ads("another legal basis", ads -> {
                    ads.put("legalBasis", "legitimate-interest");
                    ads.remove("consentLifetime");
                }));
    }

    static Stream<Change> notWider() {
        return Stream.of(
                ads("nothing", ads -> {}),
                ads("one data category less", ads -> ads.withArray("/data").remove(1)),
                ads("no recipient", ads -> ads.withArray("/recipients").removeAll()),
                ads("a shorter retention", ads -> ads.put("retention", "P30D")),
                ads("a shorter lifetime", ads -> ads.put("consentLifetime", "P11M")),
                ads("no automated decision", ads -> ads.put("automatedDecision", false)),
                ads("a mapping", ads -> ads.putObject("mapsTo")),
                new Change("a typo that is declared editorial", document -> {
                    ((ObjectNode) SamplePolicy.ads(document).get("title")).put("en", "Personalized offers");
                    document.putObject("changes").put("personalized-ads", "editorial");
                }));
    }

    private static Policy second(Change change) {
        return SamplePolicy.changed(document -> {
            document.put("version", 2);
            change.document().accept(document);
        });
    }

    @ParameterizedTest
    @MethodSource("wider")
    void whatever_widens_a_purpose_asks_again(Change change) {
        Policy second = second(change);
        PolicyVersions versions = PolicyVersions.of(List.of(SamplePolicy.policy(), second));

        assertThat(versions.minimumVersions(second)).containsEntry(ADS, 2).containsEntry(CONTACTS, 1);
    }

    @ParameterizedTest
    @MethodSource("notWider")
    void whatever_narrows_or_mends_does_not_ask_again(Change change) {
        Policy second = second(change);
        PolicyVersions versions = PolicyVersions.of(List.of(second, SamplePolicy.policy()));

        assertThat(versions.minimumVersions(second)).containsEntry(ADS, 1);
    }

    @ParameterizedTest
    @MethodSource("widerInScope")
    void editorial_is_refused_for_a_change_that_widens(Change change) {
        Policy second = second(new Change(change.what(), document -> {
            change.document().accept(document);
            document.putObject("changes").put("personalized-ads", "editorial");
        }));

        assertThatThrownBy(() -> PolicyVersions.of(List.of(SamplePolicy.policy(), second)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("/changes/personalized-ads")
                .hasMessageContaining("declare it \"material\"");
    }

    @Test
    void switching_automated_decisions_on_asks_again() {
        Policy first = SamplePolicy.version(1, ads -> ads.put("automatedDecision", false));
        Policy second = SamplePolicy.version(2, ads -> {});

        assertThat(PolicyVersions.of(List.of(first, second)).minimumVersions(second))
                .containsEntry(ADS, 2);
    }

    @Test
    void profiling_for_advertising_that_is_new_asks_again() {
        Policy first = SamplePolicy.version(1, ads -> ads.remove("profiling"));
        Policy second = SamplePolicy.version(2, ads -> {});

        assertThat(PolicyVersions.of(List.of(first, second)).minimumVersions(second))
                .containsEntry(ADS, 2);
    }

    @Test
    void an_author_may_declare_a_change_material() {
        Policy second = second(
                new Change("declared", document -> document.putObject("changes").put("personalized-ads", "material")));

        assertThat(PolicyVersions.of(List.of(SamplePolicy.policy(), second)).minimumVersions(second))
                .containsEntry(ADS, 2);
    }

    @Test
    void what_was_narrowed_and_widened_again_asks_who_agreed_to_the_narrow_one_only() {
        Policy wide = SamplePolicy.version(1, ads -> {});
        Policy narrow = SamplePolicy.version(2, ads -> ads.put("retention", "P30D"));
        Policy wideAgain = SamplePolicy.version(3, ads -> {});

        PolicyVersions versions = PolicyVersions.of(List.of(wide, narrow, wideAgain));
        assertThat(versions.minimumVersions(wideAgain)).containsEntry(ADS, 3);
        assertThat(versions.minimumVersions(narrow)).containsEntry(ADS, 1);
    }

    @Test
    void a_purpose_that_was_away_for_a_version_is_asked_anew() {
        Policy without = SamplePolicy.changed(document -> {
            document.put("version", 2);
            ((ArrayNode) document.get("purposes")).remove(0);
        });
        Policy again = SamplePolicy.version(3, ads -> {});

        assertThat(PolicyVersions.of(List.of(SamplePolicy.policy(), without, again))
                        .minimumVersions(again))
                .containsEntry(ADS, 3);
    }

    @Test
    @Tag("GDPR-21")
    void a_purpose_cannot_leave_direct_marketing_and_its_objections_behind() {
        Policy second = SamplePolicy.changed(document -> {
            document.put("version", 2);
            at(document, "/purposes/2").put("directMarketing", false);
        });

        assertThatThrownBy(() -> PolicyVersions.of(List.of(SamplePolicy.policy(), second)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("/purposes/2/directMarketing");
    }

    @Test
    void a_month_is_longer_than_thirty_days_and_twelve_months_are_a_year() {
        assertThat(PolicyTimes.longer(PolicyTimes.parse("P1M"), PolicyTimes.parse("P30D")))
                .isTrue();
        assertThat(PolicyTimes.longer(PolicyTimes.parse("P6M"), PolicyTimes.parse("P183D")))
                .isTrue();
        assertThat(PolicyTimes.longer(PolicyTimes.parse("P2M"), PolicyTimes.parse("P62D")))
                .isFalse();
        assertThat(PolicyTimes.longer(PolicyTimes.parse("P12M"), PolicyTimes.parse("P1Y")))
                .isFalse();
        assertThat(PolicyTimes.longer(PolicyTimes.parse("PT1S"), PolicyTimes.parse("PT0S")))
                .isTrue();
    }

    @Test
    void a_version_counts_from_its_day_on() {
        Policy future = SamplePolicy.changed(document -> {
            document.put("version", 2);
            document.put("effectiveFrom", "2027-01-01T00:00:00Z");
        });
        PolicyVersions versions = PolicyVersions.of(List.of(SamplePolicy.policy(), future));
        Instant start = Instant.parse("2027-01-01T00:00:00Z");

        assertThat(versions.at(start.minusNanos(1)).orElseThrow().version()).isEqualTo(1);
        assertThat(versions.at(start).orElseThrow().version()).isEqualTo(2);
        assertThat(versions.at(Instant.EPOCH)).isEmpty();
        assertThat(versions.nextChange(start.minusNanos(1))).contains(start);
        assertThat(versions.nextChange(start)).isEmpty();
        assertThat(versions.version(2)).contains(future);
        assertThat(versions.version(9)).isEmpty();
    }

    @Test
    void another_document_under_a_used_number_is_refused() {
        Policy other = SamplePolicy.version(1, ads -> ads.put("retention", "P1D"));

        assertThatThrownBy(() -> PolicyVersions.of(List.of(SamplePolicy.policy(), other)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("take the next number");
    }

    @Test
    void a_grant_ends_by_the_shorter_of_the_lifetimes_then_and_now() {
        Policy first = SamplePolicy.policy();
        Policy second = SamplePolicy.version(2, ads -> ads.put("consentLifetime", "P1M"));
        PolicyVersions versions = PolicyVersions.of(List.of(first, second));
        Instant day = Instant.parse("2026-03-31T00:00:00Z");

        assertThat(versions.endOfGrant(ADS, 1, day, second)).isEqualTo(Instant.parse("2026-04-30T00:00:00Z"));
        assertThat(versions.endOfGrant(ADS, 2, day, first)).isEqualTo(Instant.parse("2026-04-30T00:00:00Z"));
        assertThat(versions.endOfGrant(ADS, 1, day, first)).isEqualTo(Instant.parse("2027-03-31T00:00:00Z"));
    }
}
