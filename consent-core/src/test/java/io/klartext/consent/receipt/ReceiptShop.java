package io.klartext.consent.receipt;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.FRAUD;
import static io.klartext.consent.SamplePolicy.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.ShortenedClient;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.InMemoryConsentStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A shop with three versions of its policy, whose customers have said all that can be said. */
final class ReceiptShop {

    static final SubjectId ANNA = SubjectId.account("c-1842");
    static final PurposeId HEALTH = PurposeId.of("diet-tips");
    static final Issuer ISSUER =
            new Issuer("DE", List.of("DE", "AT"), URI.create("https://shop.example/consent/choices"));

    final TestClock clock;
    final ConsentManager consents;
    private int requests;

    ReceiptShop() {
        this(new TestClock(), new InMemoryConsentStore());
    }

    ReceiptShop(TestClock clock, ConsentStore store) {
        this.clock = clock;
        this.consents = ConsentManager.builder()
                .policy(version(1))
                .store(store)
                .clock(clock)
                .eventIds(() -> "id-" + ++requests)
                .build();
        consents.publish(version(2));
        consents.publish(version(3));
    }

    /** The second version widens advertising after 30 days, the third mends a word after 90. */
    static Policy version(int version) {
        return SamplePolicy.changed(document -> {
            document.put("version", version);
            document.put(
                    "effectiveFrom",
                    List.of("2026-01-01T00:00:00Z", "2026-12-22T00:00:00Z", "2027-02-20T00:00:00Z")
                            .get(version - 1));
            document.putObject("texts")
                    .putObject("withdrawal")
                    .put("de", "Jederzeit & leicht.")
                    .put("en", "Any time & at once.");
            document.withArray("/dataCategories")
                    .addObject()
                    .put("id", "allergies")
                    .put("origin", "received")
                    .<ObjectNode>set(
                            "source",
                            document.objectNode().put("de", "Ihrer Praxis").put("en", "your doctor"))
                    .put("special", true)
                    .<ObjectNode>set("attributes", document.arrayNode().add("allergies[]"))
                    .putObject("title")
                    .put("de", "Ihre Allergien")
                    .put("en", "Your allergies");
            SamplePolicy.ads(document).putObject("minimise").put("orders[].date", "month");
            document.withArray("/recipients")
                    .addObject()
                    .put("id", "clinic")
                    .put("name", "Clinic & Sons")
                    .put("country", "CH")
                    .put("role", "controller")
                    .put("transfer", "adequacy");
            ObjectNode diet = document.withArray("/purposes").addObject();
            diet.put("id", HEALTH.value()).put("legalBasis", "consent");
            diet.putObject("title").put("de", "Tipps <zur> Ernährung").put("en", "Tips <on> diet");
            diet.putObject("description").put("de", "Nach Ihren Allergien.").put("en", "By your allergies.");
            diet.putArray("data").add("allergies");
            diet.putArray("recipients").add("clinic");
            diet.put("retention", "PT36H").put("consentLifetime", "P2Y");
            diet.putObject("mapsTo").putArray("dpv").add("Personalisation").add("NoSuchPurpose");
            ((ObjectNode) document.at("/purposes/3"))
                    .putObject("interest")
                    .put("de", "Sicherheit")
                    .put("en", "Safety");
            if (version > 1) {
                SamplePolicy.ads(document).put("retention", "P1Y2M3D");
            }
            if (version > 2) {
                ((ObjectNode) SamplePolicy.ads(document).path("title")).put("en", "Offers for you");
                document.putObject("changes").put(ADS.value(), "editorial");
            }
        });
    }

    Evidence evidence(String language) {
        return Evidence.of(consents.policy().notice(language), Method.BUTTON);
    }

    EventId key() {
        return new EventId("k-" + ++requests);
    }

    void says(Choice choice, Evidence evidence) {
        Outcome outcome = consents.record(ANNA, choice, evidence.withKey(key()));
        assertThat(outcome.isRecorded()).as("%s", outcome).isTrue();
    }

    /** Everything that evidence can hold, over all versions. */
    static ReceiptShop busy() {
        ReceiptShop shop = new ReceiptShop();
        shop.says(
                Choice.granted(ADS),
                shop.evidence("de")
                        .onSurface("consent/choices")
                        .withSignals(Set.of(BrowserSignal.GPC, BrowserSignal.DNT))
                        .fromClient(new ShortenedClient("192.0.2.0/24", "Firefox")));
        shop.says(Choice.granted(HEALTH), shop.evidence("en").explicitly().enteredBy(Actor.guardian("g-1")));
        shop.says(Choice.refused(CONTACTS), shop.evidence("en").enteredBy(Actor.staff("s-7")));
        shop.says(Choice.objected(PurposeId.DIRECT_MARKETING), shop.evidence("en"));
        shop.clock.advance(Duration.ofDays(40));
        shop.says(
                Choice.granted(NEWS),
                shop.evidence("en").givenAt(shop.clock.instant().minusSeconds(3600)));
        shop.says(Choice.withdrawn(ADS), shop.evidence("de").enteredBy(Actor.system("import")));
        shop.clock.advance(Duration.ofDays(60));
        shop.says(Choice.objected(FRAUD), shop.evidence("en"));
        shop.says(Choice.granted(ADS), shop.evidence("en"));
        return shop;
    }

    Receipts receipts() {
        return Receipts.of(consents, ISSUER);
    }

    ConsentRecord record() {
        return receipts().record(ANNA, "customer 1842").orElseThrow();
    }
}
