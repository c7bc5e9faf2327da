package io.klartext.consent.explain;

import io.klartext.consent.ledger.EventId;
import io.klartext.consent.policy.ExplainedPolicy;
import io.klartext.consent.policy.Origin;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Explanations of every kind, about offers of an invented shop to an invented person. */
final class Examples {

    static final Policy POLICY = ExplainedPolicy.usual();
    static final PurposeId ADS = PurposeId.of("personalized-ads");
    static final PurposeId RANKING = PurposeId.of("own-ranking");
    static final PurposeId STORES = PurposeId.of("stores");

    /** A shop with a place for everything. */
    static final ControlLinks LINKS = (control, category) -> switch (control) {
        case WITHDRAW, OBJECT -> Optional.of(new ControlTarget.Link("/consent/why?t=abc&lang=de"));
        case LEARN_MORE -> Optional.of(new ControlTarget.Link("/consent/choices"));
        case HIDE_OFFER -> Optional.of(new ControlTarget.Form("/consent/why", Map.of("token", "t-1")));
        case CHANGE_VALUE ->
            category.filter("favourite-category"::equals).map(id -> new ControlTarget.Link("/account#favourite"));
        case DELETE_DATA -> category.map(id -> new ControlTarget.Link("/account/delete?what=" + id));
    };

    private static final Optional<YearMonth> MAY = Optional.of(YearMonth.of(2026, 5));
    private static final Optional<YearMonth> MARCH = Optional.of(YearMonth.of(2024, 3));

    private Examples() {}

    static Map<String, Explanation> all() {
        Map<String, Explanation> all = new LinkedHashMap<>();
        all.put("01-usual", of(own(), ADS, bought()));
        all.put("02-computed", of(own(), ADS, computed()));
        all.put("03-together", of(own(), ADS, together()));
        all.put("04-price", of(own().affecting(Offer.Effect.PRICE), ADS, price()));
        all.put("05-advertisement", of(advertisement(), ADS, List.of(household(Influence.UNKNOWN), taste())));
        all.put(
                "06-model",
                of(own().chosenBy(new Model("nightly-picks", Optional.of("2026-05-03"))), ADS, everything()));
        all.put("07-ranking-by-interest", of(own().affecting(Offer.Effect.RANKING), RANKING, ranked()));
        all.put("08-stores", of(Offer.own("store-4").titled("Filiale Altona").onSurface("stores"), STORES, place()));
        all.put("09-content-by-place", of(generated(), ADS, place()));
        all.put("10-contextual", of(own().otherwise(Basis.CONTEXTUAL), ADS, List.of()));
        all.put("11-popular", of(own().otherwise(Basis.POPULAR), ADS, List.of()));
        all.put("12-random", of(Offer.own("tea-1").otherwise(Basis.RANDOM), RANKING, List.of()));
        all.put("13-paid", of(advertisement().otherwise(Basis.PAID), ADS, List.of()));
        all.put("14-editorial", of(Offer.editorial("story-9").titled("Salz aus Meerwasser"), ADS, List.of()));
        all.put("15-unknown-purpose", of(own(), PurposeId.of("no-longer-there"), List.of()));
        return all;
    }

    static Explanation of(Offer offer, PurposeId id, List<Factor> factors) {
        Optional<Purpose> purpose = POLICY.purpose(id);
        boolean personalised = !factors.isEmpty();
        boolean granted = personalised && id.equals(ADS);
        List<Control> controls = new ArrayList<>();
        if (personalised && !id.equals(STORES)) {
            controls.add(granted ? Control.WITHDRAW : Control.OBJECT);
        }
        controls.add(Control.LEARN_MORE);
        return new Explanation(
                offer,
                personalised ? Basis.PERSONALISED : offer.otherwise(),
                id,
                purpose.map(Purpose::legalBasis),
                POLICY.version(),
                factors,
                granted ? Optional.of(new EventId("o0_M13pK6k_oL9w0sqb3ug")) : Optional.empty(),
                granted ? Optional.of(Instant.parse("2027-03-02T23:30:00Z")) : Optional.empty(),
                Automation.of(offer, POLICY, purpose),
                controls);
    }

    static Offer own() {
        return Offer.own("oil-03").titled("Trüffelöl, groß").onSurface("cart.picks");
    }

    private static Offer advertisement() {
        return Offer.advertisement("banner-7", "Olivenhof Süd e. K.", "Verband der Ölmühlen")
                .onSurface("start.banner");
    }

    private static Offer generated() {
        return Offer.own("letter-1")
                .titled("Ein Gruß")
                .affecting(Offer.Effect.CONTENT)
                .generatedByAi();
    }

    static List<Factor> bought() {
        return List.of(new Factor(
                "purchase-history",
                Origin.OBSERVED,
                Influence.CONTRIBUTING,
                List.of(
                        new Factor.Value("Trüffelöl", MAY),
                        Factor.Value.of("Meersalz"),
                        new Factor.Value("Oliven", MARCH)),
                4,
                false,
                MARCH,
                Optional.empty()));
    }

    private static List<Factor> computed() {
        return List.of(
                bought().get(0).with(Influence.PRIMARY, without(List.of("Sonnenblumenöl", "Rapsöl"))),
                Factor.of("favourite-category", Origin.TOLD, Influence.PRIMARY, values("Öle"), 0)
                        .with(Influence.PRIMARY, without(List.of())),
                Factor.of("taste", Origin.INFERRED, Influence.MINOR, values("nussig"), 1));
    }

    private static List<Factor> together() {
        return List.of(
                bought().get(0)
                        .with(
                                Influence.CONTRIBUTING,
                                Optional.of(
                                        new Counterfactual(List.of("Tee"), List.of("favourite-category", "taste")))),
                Factor.of("favourite-category", Origin.TOLD, Influence.CONTRIBUTING, values("Öle"), 0)
                        .with(
                                Influence.CONTRIBUTING,
                                Optional.of(new Counterfactual(List.of(), List.of("purchase-history")))));
    }

    private static List<Factor> price() {
        return List.of(
                Factor.of("purchase-history", Origin.OBSERVED, Influence.PRIMARY, List.of(), 1200)
                        .with(Influence.PRIMARY, without(List.of("12,90 €"))),
                household(Influence.MINOR));
    }

    private static List<Factor> everything() {
        return List.of(
                new Factor(
                        "purchase-history",
                        Origin.OBSERVED,
                        Influence.PRIMARY,
                        List.of(),
                        7,
                        true,
                        MARCH,
                        Optional.empty()),
                new Factor(
                        "favourite-category",
                        Origin.TOLD,
                        Influence.CONTRIBUTING,
                        List.of(),
                        0,
                        true,
                        Optional.empty(),
                        Optional.empty()),
                Factor.of("taste", Origin.INFERRED, Influence.UNKNOWN, List.of(), 0));
    }

    private static List<Factor> ranked() {
        return List.of(Factor.of("purchase-history", Origin.OBSERVED, Influence.PRIMARY, values("Meersalz"), 1));
    }

    private static List<Factor> place() {
        return List.of(Factor.of("location", Origin.OBSERVED, Influence.CONTRIBUTING, values("Hamburg"), 0));
    }

    private static Factor household(Influence influence) {
        return Factor.of("household", Origin.RECEIVED, influence, values("drei"), 0);
    }

    private static Factor taste() {
        return Factor.of("taste", Origin.INFERRED, Influence.CONTRIBUTING, values("nussig", "würzig"), 1);
    }

    static List<Factor.Value> values(String... labels) {
        return Stream.of(labels).map(Factor.Value::of).toList();
    }

    private static Optional<Counterfactual> without(List<String> instead) {
        return Optional.of(new Counterfactual(instead, List.of()));
    }
}
