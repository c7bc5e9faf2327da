package io.klartext.consent.receipt;

import static io.klartext.consent.SamplePolicy.ADS;
import static io.klartext.consent.SamplePolicy.CONTACTS;
import static io.klartext.consent.SamplePolicy.FRAUD;
import static io.klartext.consent.SamplePolicy.NEWS;
import static io.klartext.consent.receipt.ReceiptShop.ANNA;
import static io.klartext.consent.receipt.ReceiptShop.HEALTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.Reason;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.InMemoryConsentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordImportTest {

    private static final long SEED = 27560;
    private static final List<PurposeId> CHOOSABLE =
            List.of(ADS, CONTACTS, NEWS, FRAUD, HEALTH, PurposeId.DIRECT_MARKETING);

    /** What a shop does with an answer, as far as it does not depend on the ids of events. */
    record Answer(boolean allowed, Reason reason, Object basis, int version, Optional<Instant> validUntil) {
        static Answer of(Decision decision) {
            return new Answer(
                    decision.allowed(),
                    decision.reason(),
                    decision.basis(),
                    decision.policyVersion(),
                    decision.validUntil());
        }
    }

    private static Map<String, Answer> answers(ConsentManager consents) {
        return List.of(Signals.none(), Signals.of(true, false), Signals.of(false, true), Signals.of(true, true))
                .stream()
                .flatMap(signals -> consents.checkAll(ANNA, signals).entrySet().stream()
                        .map(entry -> Map.entry(entry.getKey() + " " + signals, Answer.of(entry.getValue()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    @Tag("GDPR-20")
    @Tag("GDPR-7.1")
    void an_import_gives_equal_decisions_whatever_was_said() {
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        for (int run = 0; run < 250; run++) {
            long seed = SEED + run;
            Random random = new Random(seed);
            ReceiptShop shop = new ReceiptShop();
            for (int i = random.nextInt(12) + 1; i > 0; i--) {
                shop.clock.advance(Duration.ofMinutes(random.nextInt(50 * 24 * 60)));
                somethingHappens(random, shop);
            }
            Optional<ConsentRecord> consents = shop.receipts().record(ANNA, "customer 1842");
            ReceiptShop fresh = new ReceiptShop(shop.clock, new InMemoryConsentStore());
            consents.ifPresent(given -> {
                ConsentRecord read = ConsentRecord.parse(given.json());
                assertThat(read).as("seed %s", seed).isEqualTo(given);
                if (!read.choices().isEmpty()) {
                    assertThat(fresh.consents
                                    .carryOver(ANNA, read.choices(), new EventId("import"))
                                    .isRecorded())
                            .as("seed %s", seed)
                            .isTrue();
                }
            });

            for (int later = 0; later < 3; later++) {
                Map<String, Answer> expected = answers(shop.consents);
                expected.values().forEach(answer -> seen.add(answer.reason()));
                assertThat(answers(fresh.consents)).as("seed %s", seed).isEqualTo(expected);
                shop.clock.advance(Duration.ofDays(random.nextInt(400)));
            }
            shop.consents.close();
            fresh.consents.close();
        }
        assertThat(seen)
                .as("what the random histories led to")
                .contains(
                        Reason.GRANTED,
                        Reason.REFUSED,
                        Reason.WITHDRAWN,
                        Reason.OBJECTED,
                        Reason.EXPIRED,
                        Reason.POLICY_CHANGED,
                        Reason.BROWSER_SIGNAL,
                        Reason.EXPLICIT_REQUIRED,
                        Reason.NOT_ASKED,
                        Reason.LEGITIMATE_INTEREST);
    }

    private static void somethingHappens(Random random, ReceiptShop shop) {
        switch (random.nextInt(10)) {
            case 0 -> link(random, shop);
            case 1 -> unlink(shop);
            case 2 -> carryOver(random, shop);
            default ->
                shop.consents.record(
                        ANNA,
                        choice(random),
                        evidence(random, shop.consents.policy().notice("en")).withKey(shop.key()));
        }
    }

    private static Choice choice(Random random) {
        PurposeId purpose = CHOOSABLE.get(random.nextInt(CHOOSABLE.size()));
        return purpose.equals(PurposeId.DIRECT_MARKETING)
                ? Choice.objected(purpose)
                : new Choice(purpose, ChoiceKind.values()[Math.max(0, random.nextInt(6) - 2)]);
    }

    private static Evidence evidence(Random random, Notice notice) {
        Evidence evidence = Evidence.of(notice, Method.values()[random.nextInt(Method.values().length - 1)]);
        if (random.nextInt(3) == 0) {
            evidence = evidence.explicitly();
        }
        if (random.nextInt(3) == 0) {
            evidence = evidence.withSignals(
                    random.nextBoolean() ? Set.of(BrowserSignal.GPC) : Set.of(BrowserSignal.GPC, BrowserSignal.DNT));
        }
        return switch (random.nextInt(4)) {
            case 0 -> evidence.enteredBy(Actor.guardian("g-1"));
            case 1 -> evidence.enteredBy(Actor.staff("s-1")).onSurface("counter");
            default -> evidence;
        };
    }

    private static void carryOver(Random random, ReceiptShop shop) {
        List<GivenChoice> given = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Notice notice = shop.consents
                    .policies()
                    .version(random.nextInt(3) + 1)
                    .orElseThrow()
                    .notice(random.nextBoolean() ? "de" : "en");
            Instant when = shop.clock.instant().minus(Duration.ofDays(random.nextInt(300)));
            given.add(new GivenChoice(choice(random), evidence(random, notice).givenAt(when)));
        }
        shop.consents.carryOver(ANNA, given, shop.key());
    }

    private static void link(Random random, ReceiptShop shop) {
        SubjectId visitor = SubjectId.visitor(shop.key().value());
        shop.consents.record(
                visitor,
                choice(random),
                evidence(random, shop.consents.policy().notice("de")).withKey(shop.key()));
        if (random.nextBoolean()) {
            shop.consents.links().register(visitor, ANNA);
        } else {
            shop.consents.links().login(visitor, ANNA);
        }
    }

    private static void unlink(ReceiptShop shop) {
        shop.consents.history(ANNA).events().stream()
                .filter(event -> event instanceof FactEvent fact && fact.fact() instanceof Link)
                .map(ConsentEvent::id)
                .reduce((first, second) -> second)
                .ifPresent(link -> shop.consents.links().unlink(ANNA, link, Actor.staff("s-1")));
    }

    @Test
    @Tag("GDPR-20")
    void an_import_twice_is_one_import() {
        ConsentRecord given = ReceiptShop.busy().record();
        ReceiptShop fresh = new ReceiptShop();
        fresh.clock.advance(Duration.ofDays(200));

        fresh.consents.carryOver(ANNA, given.choices(), new EventId("import-" + given.id()));
        fresh.consents.carryOver(ANNA, given.choices(), new EventId("import-" + given.id()));

        assertThat(fresh.consents.history(ANNA).events())
                .hasSize(given.receipts().size());
    }
}
