package io.klartext.consent.receipt;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.FRAUD;
import static io.klartext.consent.receipt.ReceiptShop.ANNA;
import static io.klartext.consent.receipt.ReceiptShop.HEALTH;
import static io.klartext.consent.receipt.ReceiptShop.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SamplePolicy;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.ledger.UnknownEvent;
import io.klartext.consent.policy.LegalBasis;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.AppendCondition;
import io.klartext.consent.store.ChangeFeed;
import io.klartext.consent.store.ConsentStore;
import io.klartext.consent.store.EventLog;
import io.klartext.consent.store.InMemoryConsentStore;
import io.klartext.consent.store.PendingEvent;
import io.klartext.consent.store.PolicyArchive;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTest {

    private final ReceiptShop shop = ReceiptShop.busy();

    private Receipt receipt(int index) {
        EventId event = shop.consents.history(ANNA).events().get(index).id();
        return shop.receipts().receipt(ANNA, event, "customer 1842").orElseThrow();
    }

    @Test
    @Tag("GDPR-7.1")
    @Tag("GDPR-5.2")
    void a_receipt_says_what_was_answered_when_how_and_to_which_text() {
        Receipt receipt = receipt(0);

        assertThat(receipt.choice()).isEqualTo(Choice.granted(ADS));
        assertThat(receipt.givenAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(receipt.evidence().method()).isEqualTo(Method.BUTTON);
        assertThat(receipt.evidence().key()).isEmpty();
        assertThat(receipt.shown().notice())
                .isEqualTo(shop.consents.policies().version(1).orElseThrow().notice("de"));
        assertThat(receipt.shown().title()).isEqualTo("Personalisierte Angebote");
        assertThat(receipt.expires()).contains(Instant.parse("2027-11-22T10:00:00Z"));
        assertThat(receipt.undone()).isFalse();
    }

    @Test
    @Tag("GDPR-12")
    void a_receipt_says_who_is_responsible_which_data_and_who_gets_it() {
        ShownPurpose shown = receipt(0).shown();

        assertThat(shown.controller().name()).isEqualTo("Muster Feinkost GmbH");
        assertThat(shown.data()).extracting(ShownPurpose.Data::id).contains("purchase-history", "favourite-category");
        assertThat(shown.data())
                .filteredOn(data -> data.id().equals("purchase-history"))
                .singleElement()
                .satisfies(data -> assertThat(data.seen()).containsExactly("orders[].date: nur der Monat"));
        assertThat(shown.recipients()).extracting(ShownPurpose.Receiver::name).containsExactly("Mailer GmbH");
        assertThat(shown.legalBases()).containsExactly(LegalBasis.CONSENT);
        assertThat(shown.broader()).containsExactly("PersonalisedAdvertising");
        assertThat(shown.automatedDecision()).isTrue();
    }

    @Test
    void a_purpose_that_the_vocabulary_does_not_know_is_not_named_in_it() {
        assertThat(receipt(1).shown().broader()).containsExactly("Personalisation");
    }

    @Test
    void direct_marketing_as_a_whole_gathers_all_that_it_covers() {
        ShownPurpose shown = receipt(3).shown();

        assertThat(shown.title()).isEqualTo("Direct marketing as a whole");
        assertThat(shown.legalBases()).containsExactly(LegalBasis.CONSENT, LegalBasis.LEGITIMATE_INTEREST);
        assertThat(shown.retention()).extracting(Object::toString).containsExactly("P180D", "P1Y");
        assertThat(shown.interest()).isEmpty();
    }

    @Test
    void a_no_in_answer_to_a_text_without_that_purpose_takes_its_words_from_the_version_of_then() {
        ConsentManager consents = ConsentManager.builder()
                .policy(SamplePolicy.changed(document -> {
                    document.withArray("/features").removeAll();
                    document.withArray("/purposes").remove(1);
                }))
                .clock(shop.clock)
                .build();
        Evidence old = Evidence.of(consents.policy().notice("en"), Method.WRITTEN);
        consents.publish(SamplePolicy.version(2, ads -> {}));
        consents.record(ANNA, Choice.refused(CONTACTS), old.withKey(new EventId("k-1")));

        Receipt receipt = Receipts.of(consents, ISSUER)
                .record(ANNA, "a")
                .orElseThrow()
                .receipts()
                .get(0);

        assertThat(receipt.shown().title()).isEqualTo("Invite friends");
        assertThat(receipt.shown().notice().policyVersion()).isEqualTo(1);
        assertThat(ConsentRecord.parse(receipt.json()).receipts()).containsExactly(receipt);
    }

    @Test
    void a_purpose_that_no_text_of_then_knows_is_called_by_its_id() {
        InMemoryConsentStore store = new InMemoryConsentStore();
        PurposeId gone = PurposeId.of("long-gone");
        ReceiptShop other = new ReceiptShop(new TestClock(), store);
        append(store, Choice.refused(gone), other.evidence("en"));

        Receipt receipt = other.record().receipts().get(0);

        assertThat(receipt.shown().title()).isEqualTo("long-gone");
        assertThat(receipt.shown().data()).isEmpty();
        assertThat(receipt.page("en")).contains("long-gone");
        assertThat(ConsentRecord.parse(receipt.json()).receipts()).containsExactly(receipt);
    }

    @Test
    void there_is_no_receipt_of_what_is_no_choice_or_nobodys_event() {
        shop.consents.record(ANNA, Restriction.begins(), Actor.staff("s-1"), new EventId("r-1"));

        assertThat(shop.receipts().receipt(ANNA, new EventId("r-1"), "a")).isEmpty();
        assertThat(shop.receipts().receipt(SubjectId.account("c-2"), new EventId("k-1"), "a"))
                .isEmpty();
        assertThat(shop.receipts().record(SubjectId.account("c-2"), "a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1", "9"})
    void a_receipt_without_its_text_is_refused_and_the_version_is_named(int version) {
        InMemoryConsentStore store = new InMemoryConsentStore();
        ReceiptShop other = new ReceiptShop(new TestClock(), store);
        append(store, Choice.refused(ADS), Evidence.of(version, "0".repeat(64), "en", Method.BUTTON));

        assertThatThrownBy(() -> other.receipts().receipt(ANNA, new EventId("e-1"), "a"))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("publish version " + version);
    }

    private static void append(ConsentStore store, Choice choice, Evidence evidence) {
        store.events()
                .append(
                        ANNA,
                        List.of(PendingEvent.choice(
                                new EventId("e-1"), Instant.parse("2026-11-22T10:00:00Z"), choice, evidence)),
                        AppendCondition.none());
    }

    @Test
    @Tag("GDPR-25")
    void a_history_with_an_unreadable_event_gives_no_record_since_it_may_hold_a_no() {
        ReceiptShop other = new ReceiptShop(new TestClock(), new NewerStore());

        assertThatThrownBy(() -> other.receipts().record(ANNA, "a"))
                .isInstanceOf(ConsentException.class)
                .hasMessageContaining("update the library");
    }

    @Test
    void what_a_visitor_said_and_an_account_gave_back_is_marked_and_not_carried_over() {
        SubjectId visitor = SubjectId.visitor("v-1");
        SubjectId bert = SubjectId.account("c-7");
        shop.consents.record(
                visitor, Choice.granted(HEALTH), shop.evidence("en").withKey(shop.key()));
        shop.consents.record(
                visitor, Choice.objected(FRAUD), shop.evidence("en").withKey(shop.key()));
        shop.consents.links().register(visitor, bert);
        EventId link = shop.consents.history(bert).events().stream()
                .filter(event -> event instanceof FactEvent fact && fact.fact() instanceof Link)
                .map(ConsentEvent::id)
                .findFirst()
                .orElseThrow();
        shop.consents.links().unlink(bert, link, Actor.staff("s-1"));

        ConsentRecord consents = shop.receipts().record(bert, "Bert").orElseThrow();

        assertThat(consents.receipts()).hasSize(2).allMatch(Receipt::undone);
        assertThat(consents.choices()).isEmpty();
        assertThat(consents.json()).contains("dpv:ConsentInvalidated").doesNotContain("dpv:ConsentGiven");
        assertThat(consents.receipts().get(0).text("en")).contains("It counts no more");
        assertThat(ConsentRecord.parse(consents.json())).isEqualTo(consents);
    }

    @Test
    void a_receipt_that_cannot_be_true_is_not_made() {
        Receipt good = receipt(2);

        assertThatThrownBy(() -> named(good, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> named(good, "a\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> named(good, "a\ud800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> named(good, "a".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThat(named(good, "\ud83d\ude00").subject()).hasSize(2);
        assertThatThrownBy(() -> with(good, good.evidence(), 0, good.expires()))
                .hasMessageContaining("place in the order");
        assertThatThrownBy(() -> with(good, good.evidence(), 1, Optional.of(Instant.EPOCH)))
                .hasMessageContaining("Only a grant");
        assertThatThrownBy(() -> with(good, shop.evidence("de").givenAt(Instant.EPOCH), 1, Optional.empty()))
                .hasMessageContaining("another notice");
        assertThatThrownBy(() -> with(good, Evidence.of(good.shown().notice(), Method.BUTTON), 1, Optional.empty()))
                .hasMessageContaining("time of the choice");
    }

    private static Receipt named(Receipt receipt, String name) {
        return new Receipt(
                name,
                receipt.issuer(),
                receipt.id(),
                receipt.sequence(),
                receipt.recordedAt(),
                receipt.choice(),
                receipt.evidence(),
                receipt.shown(),
                receipt.expires(),
                receipt.undone());
    }

    private static Receipt with(Receipt receipt, Evidence evidence, long sequence, Optional<Instant> expires) {
        return new Receipt(
                receipt.subject(),
                receipt.issuer(),
                receipt.id(),
                sequence,
                receipt.recordedAt(),
                receipt.choice(),
                evidence,
                receipt.shown(),
                expires,
                receipt.undone());
    }

    @Test
    void an_issuer_has_countries_and_a_whole_address() {
        URI page = URI.create("https://shop.example/consent");

        assertThat(Issuer.of("DE", page).storedIn()).containsExactly("DE");
        assertThatThrownBy(() -> Issuer.of("Germany", page)).hasMessageContaining("two capital letters");
        assertThatThrownBy(() -> new Issuer("DE", List.of(), page)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new Issuer("DE", List.of("de"), page)).hasMessageContaining("two capital letters");
        for (String address : List.of("/consent", "javascript:alert(1)", "https:/consent", "ftp://shop.example/")) {
            assertThatThrownBy(() -> Issuer.of("DE", URI.create(address))).hasMessageContaining("whole address");
        }
    }

    @Test
    @Tag("GDPR-5.1.c")
    void neither_a_receipt_nor_a_record_names_the_person_in_its_string_form() {
        assertThat(receipt(0)).hasToString("Receipt[k-1]");
        assertThat(shop.record().toString()).contains("8 choices").doesNotContain("1842");
    }

    /** A store that a newer version of the library has written to. */
    private static final class NewerStore implements ConsentStore {
        private final InMemoryConsentStore store = new InMemoryConsentStore();

        @Override
        public EventLog events() {
            EventLog log = store.events();
            return new EventLog() {
                @Override
                public Outcome append(SubjectId subject, List<PendingEvent> events, AppendCondition condition) {
                    return log.append(subject, events, condition);
                }

                @Override
                public Outcome erase(SubjectId subject, EventId id, Instant at, Actor actor) {
                    return log.erase(subject, id, at, actor);
                }

                @Override
                public SubjectState load(SubjectId subject) {
                    return log.load(subject);
                }

                @Override
                public List<ConsentEvent> history(SubjectId subject) {
                    return List.of(new UnknownEvent(new EventId("e-1"), 1, Instant.EPOCH, "later"));
                }
            };
        }

        @Override
        public ChangeFeed feed() {
            return store.feed();
        }

        @Override
        public PolicyArchive policies() {
            return store.policies();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
