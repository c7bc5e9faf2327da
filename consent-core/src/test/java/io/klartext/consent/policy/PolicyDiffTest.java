package io.klartext.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.policy.Difference.Weight;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("GDPR-13.3")
class PolicyDiffTest {

    private static final PurposeId OFFERS = PurposeId.of("offers");
    private static final PurposeId DELIVERY = PurposeId.of("delivery");

    private static PolicyVersions versions(String... patches) {
        return PolicyVersions.of(IntStream.range(0, patches.length)
                .mapToObj(i -> PatchedPolicy.of(i + 1, patches[i]))
                .toList());
    }

    @Test
    void a_policy_does_not_differ_from_itself() {
        Policy policy = PatchedPolicy.of(1, "{'/changes': {'offers': 'material'}}");

        assertThat(PolicyDiff.between(policy, policy)).isEqualTo(new PolicyDiff(1, 1, List.of(), List.of()));
        assertThat(PolicyDiff.between(policy, policy).in("en")).isEmpty();
        assertThat(versions("{}").diff(1, 1).purposes()).isEmpty();
    }

    @Test
    void what_nobody_uses_and_the_order_of_things_are_no_difference() {
        Policy other = PatchedPolicy.of(
                2,
                "{'/recipients/-': {'id': 'spare', 'name': 'X', 'country': 'DE', 'role': 'processor'},"
                        + "'/dataCategories/-': {'id': 'unused', 'title': {'de': 'x', 'en': 'x'}, 'attributes': ['x'], 'origin': 'told'},"
                        + "'/purposes/0/data': ['favourites', 'purchases'], '/languages': ['en', 'de']}");

        assertThat(PolicyDiff.between(PatchedPolicy.of(1, "{}"), other))
                .isEqualTo(new PolicyDiff(1, 2, List.of(), List.of()));
    }

    @Test
    void purposes_stand_in_the_order_of_the_newer_policy_and_those_that_are_gone_at_the_end() {
        PolicyDiff diff = PolicyDiff.between(
                PatchedPolicy.of(1, "{}"),
                PatchedPolicy.of(
                        2, "{'/purposes/0': null, '/purposes/0/retention': 'P1D', '/purposes/1/retention': 'P2Y'}"));

        assertThat(diff.from()).isEqualTo(1);
        assertThat(diff.to()).isEqualTo(2);
        assertThat(diff.purposes())
                .extracting(purpose -> purpose.purpose().value())
                .containsExactly("diet", "catalogue", "offers");
        assertThat(diff.askedAgain())
                .extracting(purpose -> purpose.purpose().value())
                .containsExactly("catalogue");
        assertThat(diff.of(OFFERS).orElseThrow().kind()).isEqualTo(PurposeDiff.Kind.REMOVED);
        assertThat(diff.of(OFFERS).orElseThrow().asksAgain()).isFalse();
        assertThat(diff.of(DELIVERY)).isEmpty();
        assertThat(diff.of(PurposeId.of("nowhere"))).isEmpty();
    }

    @Test
    void a_purpose_that_is_new_is_asked() {
        PurposeDiff diff = PolicyDiff.between(PatchedPolicy.of(1, "{'/purposes/3': null}"), PatchedPolicy.of(2, "{}"))
                .of(DELIVERY)
                .orElseThrow();

        assertThat(diff.kind()).isEqualTo(PurposeDiff.Kind.ADDED);
        assertThat(diff.title().in("en")).isEqualTo("Delivery");
        assertThat(diff.asksAgain()).isTrue();
        assertThat(diff.in("de")).containsExactly("Neu: Lieferung");
    }

    @Test
    void a_difference_holds_what_was_and_what_is_for_a_program() {
        PurposeDiff diff = PolicyDiff.between(
                        PatchedPolicy.of(1, "{}"),
                        PatchedPolicy.of(2, "{'/purposes/0/retention': 'P7M', '/recipients/0/role': 'controller'}"))
                .of(OFFERS)
                .orElseThrow();

        assertThat(diff.differences())
                .containsExactly(
                        new Difference(
                                Respect.RECIPIENT_ROLE,
                                Weight.MATERIAL,
                                Optional.of(new DiffValue.Party("mailer", "Mailer GmbH", "DE")),
                                Optional.of(new DiffValue.Word("processor")),
                                Optional.of(new DiffValue.Word("controller")),
                                OptionalInt.empty()),
                        new Difference(
                                Respect.RETENTION,
                                Weight.MATERIAL,
                                Optional.empty(),
                                Optional.of(new DiffValue.Time(Period.ofMonths(6))),
                                Optional.of(new DiffValue.Time(Period.ofMonths(7))),
                                OptionalInt.empty()));
    }

    @Test
    void a_person_reads_lines_under_the_title_of_what_changed() {
        PolicyDiff diff = PolicyDiff.between(
                PatchedPolicy.of(1, "{}"),
                PatchedPolicy.of(
                        2,
                        "{'/purposes/3': null, '/purposes/0/retention': 'P12M', '/purposes/0/listensTo/-': 'dnt', '/controller/officer': null}"));

        assertThat(diff.in("en"))
                .containsExactly(
                        "Personal offers",
                        "- Kept longer: 12 months instead of 6 months",
                        "- Now obeys your browser’s signal: Do Not Track",
                        "No longer done: Delivery",
                        "In general",
                        "- Data protection officer, no longer named: dpo@shop.example");
        assertThat(diff.in("de"))
                .containsExactly(
                        "Persönliche Angebote",
                        "- Länger gespeichert: 12 Monate, bisher 6 Monate",
                        "- Beachtet jetzt das Signal Ihres Browsers: Do Not Track",
                        "Fällt weg: Lieferung",
                        "Allgemein",
                        "- Datenschutzbeauftragte, nicht mehr genannt: dpo@shop.example");
    }

    @Test
    void what_was_narrowed_and_widened_again_is_wider_than_it_was_meanwhile() {
        PolicyDiff diff =
                versions("{}", "{'/purposes/0/retention': 'P30D'}", "{}").diff(1, 3);

        assertThat(diff.of(OFFERS).orElseThrow().differences()).singleElement().satisfies(difference -> {
            assertThat(difference.since()).hasValue(2);
            assertThat(difference.in("en"))
                    .isEqualTo("Kept longer: 6 months instead of 30 days (compared with version 2)");
            assertThat(difference.in("de"))
                    .isEqualTo("Länger gespeichert: 6 Monate, bisher 30 Tage (verglichen mit Version 2)");
        });
        assertThat(diff.askedAgain()).hasSize(1);
    }

    @Test
    void what_is_wider_anyway_is_not_told_twice() {
        PolicyVersions versions = versions(
                "{}",
                "{'/purposes/0/retention': 'P30D', '/purposes/0/recipients': []}",
                "{'/purposes/0/retention': 'P7M'}");

        assertThat(versions.diff(1, 3).of(OFFERS).orElseThrow().in("en"))
                .containsExactly(
                        "Now also given to: Mailer GmbH (Germany) (compared with version 2)",
                        "Kept longer: 7 months instead of 6 months");
    }

    @Test
    void what_is_narrower_than_at_first_but_wider_than_meanwhile_is_told_both_ways() {
        PolicyVersions versions =
                versions("{}", "{'/purposes/0/retention': 'P30D'}", "{'/purposes/0/retention': 'P5M'}");

        assertThat(versions.diff(1, 3).of(OFFERS).orElseThrow().in("en"))
                .containsExactly(
                        "Kept longer: 5 months instead of 30 days (compared with version 2)",
                        "Kept shorter: 5 months instead of 6 months");
    }

    @Test
    void what_was_widened_and_taken_back_asks_nobody_of_before() {
        PolicyVersions versions = versions("{}", "{'/purposes/0/retention': 'P7M'}", "{}");

        assertThat(versions.diff(1, 3).purposes()).isEmpty();
        assertThat(versions.diff(1, 2).askedAgain()).hasSize(1);
        assertThat(versions.diff(2, 3).askedAgain()).isEmpty();
    }

    @Test
    void a_text_that_was_changed_and_changed_back_asks_again() {
        PolicyVersions versions = versions("{}", "{'/purposes/0/title/en': 'Offers'}", "{}");

        assertThat(versions.diff(1, 3).of(OFFERS).orElseThrow().in("en"))
                .containsExactly("Means something else than before");
    }

    @Test
    void the_declared_change_of_every_step_counts() {
        PolicyVersions mendedLater = versions(
                "{}",
                "{'/purposes/0/title/en': 'Ofers'}",
                "{'/purposes/0/title/en': 'Offers', '/changes': {'offers': 'editorial'}}");
        PolicyVersions mendedTwice = versions(
                "{}",
                "{'/purposes/0/title/en': 'Ofers', '/changes': {'offers': 'editorial'}}",
                "{'/purposes/0/title/en': 'Offers', '/changes': {'offers': 'editorial'}}");
        PolicyVersions declared = versions("{}", "{'/changes': {'offers': 'material'}}", "{}");

        assertThat(mendedLater.diff(1, 3).askedAgain()).hasSize(1);
        assertThat(mendedLater.diff(2, 3).askedAgain()).isEmpty();
        assertThat(mendedTwice.diff(1, 3).askedAgain()).isEmpty();
        assertThat(mendedTwice.diff(1, 3).purposes()).hasSize(1);
        assertThat(declared.diff(1, 3).askedAgain()).hasSize(1);
        assertThat(declared.diff(2, 3).purposes()).isEmpty();
    }

    @Test
    void only_the_text_that_was_not_declared_editorial_weighs() {
        PolicyVersions versions = versions(
                "{}",
                "{'/purposes/0/title/en': 'Offers', '/dataCategories/0/title/en': 'A', '/changes': {'offers': 'editorial'}}",
                "{'/purposes/0/title/en': 'Offers', '/dataCategories/0/title/en': 'A', '/dataCategories/1/title/en': 'B'}");

        assertThat(versions.diff(1, 3).of(OFFERS).orElseThrow().differences())
                .extracting(difference -> difference.weight() + " " + difference.in("en"))
                .containsExactly(
                        "MATERIAL New name for data: “B” instead of “What you like”",
                        "EDITORIAL New title: “Offers” instead of “Personal offers”",
                        "EDITORIAL New name for data: “A” instead of “What you bought”");
    }

    @Test
    void a_purpose_that_was_away_for_a_version_starts_anew() {
        PolicyVersions versions = versions("{}", "{'/purposes/3': null}", "{}");
        PurposeDiff diff = versions.diff(1, 3).of(DELIVERY).orElseThrow();

        assertThat(diff.kind()).isEqualTo(PurposeDiff.Kind.CHANGED);
        assertThat(diff.in("en")).containsExactly("Was away for a while and starts anew (compared with version 2)");
    }

    @Test
    void an_added_language_asks_nobody() {
        Policy german = PatchedPolicy.of(1, german());
        Policy both = PatchedPolicy.of(2, "{}");

        assertThat(PolicyDiff.between(german, both).purposes()).isEmpty();
        assertThat(PolicyDiff.between(german, both).in("en"))
                .containsExactly("In general", "- Now also in this language: English");
        assertThat(PolicyDiff.between(both, german).in("de"))
                .containsExactly("Allgemein", "- Nicht mehr in dieser Sprache: Englisch");
        assertThat(PolicyVersions.of(List.of(german, both)).minimumVersions(both))
                .containsEntry(OFFERS, 1);
    }

    private static String german() {
        StringBuilder patch = new StringBuilder("{'/languages': ['de'], '/purposes/1/logic/en': null,"
                + "'/purposes/2/interest/en': null, '/texts/allow/en': null, '/texts/withdrawal/en': null");
        for (int i = 0; i < 4; i++) {
            patch.append(", '/purposes/" + i + "/title/en': null, '/purposes/" + i + "/description/en': null");
        }
        for (int i = 0; i < 3; i++) {
            patch.append(", '/dataCategories/" + i + "/title/en': null");
        }
        patch.append(", '/dataCategories/2/source/en': null");
        return patch.append("}").toString();
    }

    @Test
    void only_published_versions_in_their_order_are_compared() {
        PolicyVersions versions = versions("{}", "{}");

        assertThatThrownBy(() -> versions.diff(1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no policy version 3; name one of the published versions [1, 2]");
        assertThatThrownBy(() -> versions.diff(0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no policy version 0");
        assertThatThrownBy(() -> versions.diff(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Version 2 is newer than version 1; name the older one first");
    }
}
