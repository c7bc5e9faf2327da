package io.klartext.consent.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.decision.Decision;
import io.klartext.consent.decision.PastDecision;
import io.klartext.consent.decision.Signals;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.policy.PurposeId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One random history of a small shop. After each step the manager and the model are asked about whoever it touched and somebody
 * else, after a step of the clock or the policy and in the end about everybody.
 */
final class RandomHistory {

    private static final Duration A_NODE_THAT_REMEMBERS = Duration.ofDays(36_500);
    private static final Duration A_NODE_THAT_ASKS_AFTER_DAYS = Duration.ofDays(2);
    private static final List<PurposeId> ASKED = new ArrayList<>(RandomPolicies.PURPOSES);

    static {
        ASKED.add(PurposeId.of("mind-reading"));
    }

    /** An answer, and how much had been written down when it was given. */
    private record Answer(Instant at, SubjectId subject, long epoch, Decision decision, int entries, int published) {}

    private final List<ModelPolicy> chain;
    private final Random random;
    private final List<String> story;
    private final boolean telling;
    private final Shop shop;
    private final Comparison compared;
    private final List<Answer> answers = new ArrayList<>();
    private Runnable lastRequest = () -> {};
    private List<SubjectId> touched = Shop.EVERYBODY;

    private RandomHistory(long seed, List<ModelPolicy> chain, List<String> story, boolean telling) {
        this.chain = chain;
        this.random = new Random(seed);
        this.story = story;
        this.telling = telling;
        ModelPolicy first = chain.get(one(5) ? random.nextInt(chain.size()) : 0);
        this.shop = new Shop(first, one(2) ? A_NODE_THAT_REMEMBERS : A_NODE_THAT_ASKS_AFTER_DAYS);
        compared = new Comparison(shop);
        tell(() -> "version " + first.version() + " is published");
    }

    /** Plays a history; where manager and model differ, it is played again and told. */
    static void play(long seed, List<ModelPolicy> chain) {
        try {
            new RandomHistory(seed, chain, new ArrayList<>(), false).run();
        } catch (RuntimeException | AssertionError e) {
            List<String> story = new ArrayList<>();
            try {
                new RandomHistory(seed, chain, story, true).run();
            } catch (RuntimeException | AssertionError again) {
                throw new AssertionError(
                        "Seed " + seed + " (run it alone with -Dklartext.model.seed=" + seed + "):\n  "
                                + String.join("\n  ", story) + "\nThe versions:\n  "
                                + String.join(
                                        "\n  ",
                                        chain.stream()
                                                .map(ModelPolicy::toString)
                                                .toList())
                                + "\n" + again.getMessage(),
                        again);
            }
            throw e;
        }
    }

    private void run() {
        try (shop) {
            for (int left = 10 + random.nextInt(4); left > 0; left--) {
                touched = Shop.EVERYBODY;
                step();
                compare(shop.manager, one(4) ? Shop.EVERYBODY : touched);
            }
            compare(shop.manager, Shop.EVERYBODY);
            compared.everything(shop.manager, oneOf(Shop.EVERYBODY), Signals.of(true, true));
            ModelPolicy policy = oneOf(shop.policies());
            try (ConsentManager fresh = shop.start(policy, A_NODE_THAT_ASKS_AFTER_DAYS)) {
                tell(() -> "a fresh manager is asked");
                compare(fresh, Shop.EVERYBODY);
            }
            comparePast();
        }
    }

    private void step() {
        int what = random.nextInt(100);
        if (what < 28) {
            say();
        } else if (what < 36) {
            carryOver();
        } else if (what < 50) {
            fact();
        } else if (what < 62) {
            link();
        } else if (what < 66) {
            unlink();
        } else if (what < 69) {
            SubjectId subject = touch(oneOf(Shop.EVERYBODY));
            tell(() -> subject.value() + " is erased");
            shop.erases(subject);
        } else if (what < 73) {
            tell(() -> "the last request again");
            lastRequest.run();
        } else if (what < 81) {
            ModelPolicy next = one(4) ? oneOf(chain) : chain.get(Math.min(shop.published.size(), chain.size() - 1));
            tell(() -> "version " + next.version() + " is published");
            shop.publish(next);
        } else {
            moveClock();
        }
    }

    private void say() {
        SubjectId subject = touch(oneOf(Shop.EVERYBODY));
        Evidence evidence = evidence(one(20));
        int how = random.nextInt(10);
        List<Choice> choices = new ArrayList<>();
        while (choices.size() < (one(3) ? 2 : one(40) ? 0 : 1)) {
            choices.add(choice());
        }
        tell(() -> subject.value()
                + (how == 0 ? " accepts all" : how == 1 ? " refuses all" : " says " + choices)
                + Told.of(evidence));
        lastRequest = () -> {
            if (how == 0) {
                shop.acceptsAll(subject, evidence);
            } else if (how == 1) {
                shop.refusesAll(subject, evidence);
            } else {
                shop.says(subject, choices, evidence);
            }
        };
        lastRequest.run();
    }

    private Choice choice() {
        if (one(10)) {
            return Choice.objected(PurposeId.DIRECT_MARKETING);
        }
        PurposeId purpose = one(20) ? oneOf(ASKED) : ASKED.get(random.nextInt(4));
        return new Choice(purpose, one(2) ? ChoiceKind.GRANTED : oneOf(List.of(ChoiceKind.values())));
    }

    private Evidence evidence(boolean wrong) {
        ModelPolicy current = shop.current();
        ModelPolicy shown = one(8) || current == null ? oneOf(one(4) ? chain : shop.policies()) : current;
        Evidence evidence = Evidence.of(
                shown.version(),
                wrong && one(2) ? "0".repeat(64) : shown.notice().hash(),
                "en",
                wrong && one(2) ? Method.BROWSER_SIGNAL : Method.BUTTON);
        if (one(3)) {
            evidence = evidence.explicitly();
        }
        if (one(4)) {
            evidence = evidence.enteredBy(one(3) ? Actor.staff("s-1") : Actor.guardian("g-1"));
        }
        if (one(3)) {
            evidence = evidence.withSignals(signals().present());
        }
        if (one(4)) {
            evidence = evidence.givenAt(before());
        }
        return one(4) ? evidence.withKey(key()) : evidence;
    }

    private Instant before() {
        return shop.now().minus(Duration.ofDays(one(20) ? -1 : random.nextInt(400)));
    }

    private EventId key() {
        return new EventId("k-" + random.nextInt(12));
    }

    private void carryOver() {
        SubjectId subject = touch(oneOf(Shop.EVERYBODY));
        List<GivenChoice> given = new ArrayList<>();
        for (int left = one(20) ? 0 : 1 + random.nextInt(3); left > 0; left--) {
            given.add(new GivenChoice(choice(), evidence(one(20)).givenAt(before())));
        }
        EventId key = key();
        tell(() -> subject.value() + " carries over under " + key + ": "
                + given.stream()
                        .map(choice -> choice.choice() + Told.of(choice.evidence()))
                        .toList());
        lastRequest = () -> shop.carriesOver(subject, given, key);
        lastRequest.run();
    }

    private void fact() {
        SubjectId subject = touch(oneOf(Shop.EVERYBODY));
        Instant alone = shop.now().plus(Duration.ofDays(random.nextInt(500) - 250));
        ModelPolicy shown = oneOf(chain);
        Fact fact = switch (random.nextInt(6)) {
            case 0 -> Restriction.begins();
            case 1, 2 -> Restriction.lifted();
            case 3 -> new Minority(alone, alone.plus(Duration.ofDays(random.nextInt(300))));
            case 4 -> disclosure(shown);
            default -> NoticeShown.of(shown.notice(), List.of(RandomPolicies.ADS), "consent/choices");
        };
        EventId key = one(3) ? key() : new EventId("f-" + random.nextInt(1_000_000));
        tell(() -> subject.value() + " under " + key + ": " + fact);
        Actor actor = fact instanceof Disclosure ? Actor.staff("s-7") : Actor.subject();
        lastRequest = () -> shop.notes(subject, fact, actor, key);
        lastRequest.run();
    }

    /** Each category of a random policy has an attribute of its own name; a purpose may need no data. */
    private Fact disclosure(ModelPolicy policy) {
        ModelPurpose purpose = oneOf(policy.purposes());
        return purpose.data().isEmpty()
                ? Restriction.lifted()
                : Disclosure.of(purpose.id(), purpose.data(), policy.version());
    }

    private void link() {
        Occasion occasion = one(2) ? Occasion.LOGIN : Occasion.REGISTRATION;
        SubjectId visitor = one(2) ? Shop.VISITOR : Shop.OTHER_VISITOR;
        SubjectId account = touch(one(2) ? Shop.ACCOUNT : Shop.OTHER_ACCOUNT);
        boolean browser = one(4);
        tell(() -> occasion + " of " + (browser ? "a browser that holds the choices of " : "") + visitor.value()
                + " as " + account.value());
        if (browser) {
            shop.linksBrowser(occasion, shop.given(visitor), account);
        } else {
            shop.links(occasion, visitor, account);
        }
    }

    private void unlink() {
        SubjectId account = touch(one(2) ? Shop.ACCOUNT : Shop.OTHER_ACCOUNT);
        List<EventId> links = shop.links.get(account);
        EventId link = links.isEmpty() || one(20) ? new EventId("e-1") : oneOf(links);
        tell(() -> "link " + link + " of " + account.value() + " is undone");
        shop.unlinks(account, link);
    }

    /** Forward by moments, days and months, often to the very instant at which an answer ends; sometimes back. */
    private void moveClock() {
        Instant now = shop.now();
        Instant end = answers.isEmpty()
                ? now
                : oneOf(answers.subList(Math.max(0, answers.size() - 24), answers.size()))
                        .decision()
                        .validUntil()
                        .orElse(now);
        Instant to = switch (random.nextInt(8)) {
            case 0 -> now.plusMillis(random.nextInt(5_000));
            case 1 -> now.plus(Duration.ofDays(random.nextInt(40)));
            case 2 -> now.plus(Duration.ofDays(random.nextInt(400)));
            case 3 ->
                now.atOffset(ZoneOffset.UTC)
                        .with(TemporalAdjusters.lastDayOfMonth())
                        .toInstant();
            case 4 -> end;
            case 5, 6 -> end.minusMillis(1);
            default -> now.minusMillis(one(2) ? 1 + random.nextInt(2_000) : 86_400_000L * random.nextInt(5));
        };
        Duration time = Duration.between(now, to);
        tell(() -> "the clock goes from " + now + " to " + to);
        if (time.isNegative()) {
            shop.clock.stepWall(time);
        } else {
            shop.clock.advance(time);
        }
    }

    private void compare(ConsentManager manager, List<SubjectId> subjects) {
        Signals signals = signals();
        SubjectId browsing = oneOf(subjects);
        for (SubjectId subject : subjects) {
            Model model = shop.model(subject);
            for (PurposeId purpose : ASKED) {
                Decision decision = manager.check(subject, purpose);
                compared.same(subject, Signals.none(), decision, model.check(purpose, Set.of()));
                answers.add(new Answer(
                        shop.now(),
                        subject,
                        epoch(subject),
                        decision,
                        shop.entriesOf(subject).size(),
                        shop.published.size()));
                if (subject.equals(browsing)) {
                    compared.same(
                            subject,
                            signals,
                            manager.check(subject, purpose, signals),
                            model.check(purpose, signals.present()));
                }
            }
        }
        if (one(4)) {
            compared.everything(manager, browsing, signals);
        }
    }

    private void comparePast() {
        for (int i = 0; i < 2; i++) {
            Answer answer = oneOf(answers);
            Instant at = answer.at().plusMillis(one(2) ? 0 : random.nextInt(100_000_000));
            Decision said = answer.decision();
            PastDecision past = shop.manager.checkAt(answer.subject(), said.purpose(), at);
            Model then = shop.model(answer.subject(), at);
            tell(() -> "was " + answer.subject().value() + " allowed at " + at + "?");
            compared.same(answer.subject(), Signals.none(), past.decision(), then.check(said.purpose(), Set.of()));
            if (at.equals(answer.at()) && isAllThatCounts(answer)) {
                compared.same(answer.subject(), Signals.none(), past.decision(), said);
            }
            assertThat(past.event().map(event -> event.id()))
                    .isEqualTo(past.decision().event());
            past.event()
                    .ifPresent(event -> assertThat(past.shown().map(notice -> notice.hash()))
                            .isEqualTo(then.published().stream()
                                    .filter(policy ->
                                            policy.version() == event.evidence().policyVersion())
                                    .map(policy -> policy.notice().hash())
                                    .findFirst()));
        }
    }

    /** Whether what stood when it was answered is what had been recorded by then: not where the clock went back later. */
    private boolean isAllThatCounts(Answer answer) {
        if (answer.epoch() != epoch(answer.subject())) {
            return false;
        }
        List<Entry> entries = shop.entriesOf(answer.subject());
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).recordedAt().isAfter(answer.at()) == i < answer.entries()) {
                return false;
            }
        }
        for (int i = 0; i < shop.published.size(); i++) {
            if (shop.published.get(i).at().isAfter(answer.at()) == i < answer.published()) {
                return false;
            }
        }
        return true;
    }

    private long epoch(SubjectId subject) {
        return shop.epochs.getOrDefault(subject, 0L);
    }

    private Signals signals() {
        return Signals.of(one(3), one(3));
    }

    private void tell(Supplier<String> line) {
        if (telling) {
            story.add(line.get());
        }
    }

    /** Notes who is touched by a step that touches one subject only, and somebody else to be asked as well. */
    private SubjectId touch(SubjectId subject) {
        touched = List.of(subject, oneOf(Shop.EVERYBODY));
        return subject;
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
