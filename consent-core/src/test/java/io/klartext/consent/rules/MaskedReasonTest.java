package io.klartext.consent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.explain.Explanation;
import io.klartext.consent.explain.Factor;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.profile.ProfileView;
import io.klartext.consent.select.Selection;
import io.klartext.consent.select.Selector;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A study of a large network's explanations found that they named one attribute only, the one that most people share, so
 * that an advertiser could hide a rare and sensitive one behind it by asking for both (Andreou et al., "Investigating Ad
 * Transparency Mechanisms in Social Media", NDSS 2018). Here that cannot happen.
 */
@Tag("GDPR-15")
@Tag("GDPR-9")
class MaskedReasonTest {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final PurposeId RECIPES = PurposeId.of("recipes");
    private static final Offer TART = Offer.own("tart");

    private final Policy policy = SamplePolicy.changed(document -> {
        ObjectNode health = document.withArray("/dataCategories")
                .addObject()
                .put("id", "allergies")
                .put("origin", "told");
        health.put("special", true);
        health.putObject("title").put("de", "Ihre Allergien").put("en", "Your allergies");
        health.putArray("attributes").add("allergy");
        ObjectNode purpose = document.withArray("/purposes").addObject();
        purpose.put("id", RECIPES.value())
                .put("legalBasis", "consent")
                .put("retention", "P1D")
                .put("consentLifetime", "P1Y");
        purpose.putObject("title").put("de", "Rezepte").put("en", "Recipes");
        purpose.putObject("description").put("de", "Rezepte, die passen.").put("en", "Recipes that fit.");
        purpose.putArray("data")
                .add("purchase-history")
                .add("favourite-category")
                .add("allergies");
    });

    private final Map<String, Object> profile = Map.of(
            "favouriteCategory",
            "cheese",
            "allergy",
            "nuts",
            "orders",
            IntStream.range(0, 1_000)
                    .mapToObj(i -> Map.of("sku", "sku-" + i, "date", "2026-05-01"))
                    .toList());

    private ConsentManager consents() {
        ConsentManager consents = ConsentManager.builder().policy(policy).build();
        Evidence evidence = Evidence.of(policy.notice("en"), Method.BUTTON).explicitly();
        assertThat(consents.record(ANNA, Choice.granted(RECIPES), evidence).isRecorded())
                .isTrue();
        return consents;
    }

    @Test
    void what_many_share_does_not_hide_what_is_sensitive() {
        ConsentManager consents = consents();
        Selector<String> selector = Selector.of(
                (ProfileView view) -> {
                    boolean buysALot =
                            view.items("orders[].sku").stream().distinct().count() > 100;
                    boolean cheese = view.text("favouriteCategory").isPresent();
                    return buysALot && cheese && view.text("allergy").isPresent() ? List.of("tart") : List.of("cake");
                },
                Function.<String>identity());

        Selection<String> selection = consents.select(ANNA, RECIPES, profile, selector);
        Explanation why = selection.influence(selection.explain(TART)).orElseThrow();

        assertThat(why.factors())
                .extracting(Factor::category)
                .as("all three, and the allergy before a thousand purchases")
                .containsExactly("allergies", "purchase-history", "favourite-category");
        assertThat(why.factors()).extracting(Factor::influence).containsOnly(Influence.PRIMARY);
        assertThat(why.factors().get(0).values()).containsExactly(Factor.Value.of("nuts"));
        assertThat(why.factors().get(1).all()).isTrue();
        assertThat(why.factors().get(1).more()).isEqualTo(997);
        consents.close();
    }

    @Test
    void a_model_cannot_hide_it_behind_a_larger_weight_either() {
        ConsentManager consents = consents();

        Explanation why = consents.explain(consents.check(ANNA, RECIPES), TART)
                .because("favourite-category")
                .because("purchase-history")
                .factor("allergies", Influence.UNKNOWN)
                .orThrow();

        assertThat(why.factors().get(0).category()).isEqualTo("allergies");
        consents.close();
    }
}
