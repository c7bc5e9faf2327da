package io.klartext.consent.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.TestClock;
import io.klartext.consent.decision.Freshness;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.Outcome.Recorded;
import io.klartext.consent.ledger.Outcome.Rejected;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.model.Entry.Minor;
import io.klartext.consent.model.Entry.Other;
import io.klartext.consent.model.Entry.Restricted;
import io.klartext.consent.model.Entry.Said;
import io.klartext.consent.model.Entry.Undone;
import io.klartext.consent.policy.PolicyException;
import io.klartext.consent.policy.PublishedPolicy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.store.InMemoryConsentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A manager with its store, and beside it what the model writes down. Each write goes to both, and both must agree on it. */
final class Shop implements AutoCloseable {

    static final SubjectId VISITOR = SubjectId.visitor("v-1");
    static final SubjectId OTHER_VISITOR = SubjectId.visitor("v-2");
    static final SubjectId ACCOUNT = SubjectId.account("c-1");
    static final SubjectId OTHER_ACCOUNT = SubjectId.account("c-2");
    static final List<SubjectId> EVERYBODY = List.of(VISITOR, OTHER_VISITOR, ACCOUNT, OTHER_ACCOUNT);

    /** A version and when it was published. */
    record Published(ModelPolicy policy, Instant at) {}

    final TestClock clock = new TestClock();
    final InMemoryConsentStore store = new InMemoryConsentStore();
    final List<Published> published = new ArrayList<>();
    final Map<SubjectId, List<Entry>> entries = new HashMap<>();
    final Map<SubjectId, List<EventId>> links = new HashMap<>();
    final ConsentManager manager;

    final Map<SubjectId, Long> epochs = new HashMap<>();

    private final SentRequests requests = new SentRequests();
    private final Map<SubjectId, SubjectId> claimedBy = new HashMap<>();
    private int ids;

    Shop(ModelPolicy first, Duration bound) {
        EVERYBODY.forEach(subject -> {
            entries.put(subject, new ArrayList<>());
            links.put(subject, new ArrayList<>());
        });
        manager = start(first, bound);
        published.add(new Published(first, clock.instant()));
    }

    /** A node on the store; it polls at its start and, with a bound of days, never again. */
    ConsentManager start(ModelPolicy policy, Duration bound) {
        archive(policy);
        return ConsentManager.builder()
                .policy(policy.real())
                .store(store)
                .clock(clock)
                .monotonicClock(clock::nanos)
                .cachedSubjects(16)
                .eventIds(() -> "e-" + ++ids)
                .freshness(new Freshness(bound, bound.dividedBy(2)))
                .build();
    }

    /** Straight into the archive, as from before there was a lint: rows that no lawful policy reaches are asked too. */
    private void archive(ModelPolicy policy) {
        store.policies().publish(new PublishedPolicy(policy.real(), clock.instant()));
    }

    Instant now() {
        return clock.instant();
    }

    Model model(SubjectId subject) {
        return new Model(epochs.containsKey(subject), entriesOf(subject), policies(), now());
    }

    /** What was there at a past instant: versions by when they were published, entries up to the first later one. */
    Model model(SubjectId subject, Instant at) {
        List<Entry> then = new ArrayList<>();
        for (Entry entry : entriesOf(subject)) {
            if (entry.recordedAt().isAfter(at)) {
                break;
            }
            then.add(entry);
        }
        return new Model(
                epochs.containsKey(subject),
                then,
                published.stream()
                        .filter(version -> !version.at().isAfter(at))
                        .map(Published::policy)
                        .toList(),
                at);
    }

    List<Entry> entriesOf(SubjectId subject) {
        return entries.getOrDefault(subject, List.of());
    }

    List<ModelPolicy> policies() {
        List<ModelPolicy> policies = new ArrayList<>();
        published.forEach(version -> policies.add(version.policy()));
        return policies;
    }

    @Nullable ModelPolicy current() {
        return model(VISITOR).current();
    }

    void publish(ModelPolicy policy) {
        List<ModelPolicy> all = new ArrayList<>(policies());
        boolean isNew = all.stream().noneMatch(known -> known.version() == policy.version());
        if (isNew) {
            all.add(policy);
        }
        boolean possible = Model.canStandTogether(all);
        try {
            archive(policy);
            manager.publish(policy.real());
            assertThat(possible)
                    .as("version %s was published", policy.version())
                    .isTrue();
            if (isNew) {
                published.add(new Published(policy, now()));
            }
        } catch (PolicyException e) {
            assertThat(possible)
                    .as("version %s was refused: %s", policy.version(), e.getMessage())
                    .isFalse();
        }
    }

    void says(SubjectId subject, List<Choice> choices, Evidence evidence) {
        says(subject, choices, evidence, manager.record(subject, choices, evidence));
    }

    void acceptsAll(SubjectId subject, Evidence evidence) {
        List<Choice> choices = new ArrayList<>();
        ModelPolicy policy = current();
        for (ModelPurpose purpose : policy == null ? List.<ModelPurpose>of() : policy.purposes()) {
            if (purpose.isConsent() && (evidence.explicit() || (policy != null && !policy.isSpecial(purpose)))) {
                choices.add(Choice.granted(purpose.id()));
            }
        }
        says(subject, choices, evidence, manager.acceptAll(subject, evidence));
    }

    void refusesAll(SubjectId subject, Evidence evidence) {
        List<Choice> choices = new ArrayList<>();
        ModelPolicy policy = current();
        for (ModelPurpose purpose : policy == null ? List.<ModelPurpose>of() : policy.purposes()) {
            PurposeId id = purpose.id();
            if (!purpose.basis().required()) {
                choices.add(purpose.isConsent() ? Choice.refused(id) : Choice.objected(id));
            }
        }
        says(subject, choices, evidence, manager.refuseAll(subject, evidence));
    }

    private void says(SubjectId subject, List<Choice> choices, Evidence evidence, Outcome outcome) {
        Set<RejectionReason> faults = EnumSet.noneOf(RejectionReason.class);
        choices.forEach(choice -> faults.addAll(Faults.of(choice, evidence, current(), this)));
        ModelPolicy current = current();
        if (choices.stream().anyMatch(choice -> choice.kind() == ChoiceKind.GRANTED)
                && (current == null || evidence.policyVersion() != current.version())) {
            faults.add(RejectionReason.STALE_NOTICE);
        }
        if (choices.isEmpty()
                || choices.stream().map(Choice::purpose).distinct().count() < choices.size()) {
            faults.add(RejectionReason.NOT_ONE_CHOICE_PER_PURPOSE);
        }
        List<GivenChoice> given = new ArrayList<>();
        choices.forEach(choice -> given.add(new GivenChoice(choice, evidence.givenAt(earlier(evidence)))));
        recorded(subject, given, evidence.key().map(EventId::value).orElse(""), faults, outcome);
    }

    private Instant earlier(Evidence evidence) {
        return evidence.givenAt().filter(given -> given.isBefore(now())).orElse(now());
    }

    void carriesOver(SubjectId subject, List<GivenChoice> given, EventId key) {
        Set<RejectionReason> faults = EnumSet.noneOf(RejectionReason.class);
        given.forEach(choice -> faults.addAll(Faults.ofGiven(choice, this)));
        if (given.isEmpty()) {
            faults.add(RejectionReason.NOT_ONE_CHOICE_PER_PURPOSE);
        }
        recorded(subject, given, key.value(), faults, manager.carryOver(subject, given, key));
    }

    /** What a request with a key has to become: refused, the events of before, or new ones. */
    private void recorded(
            SubjectId subject, List<GivenChoice> given, String key, Set<RejectionReason> faults, Outcome outcome) {
        if (!faults.isEmpty()) {
            assertThat(outcome).isInstanceOf(Rejected.class);
            assertThat(((Rejected) outcome).reason()).isIn(faults);
            return;
        }
        Map<String, Object> contents = new HashMap<>();
        for (int i = 0; i < given.size() && !key.isEmpty(); i++) {
            contents.put(i == 0 ? key : key + "/" + (i + 1), SentRequests.content(given.get(i)));
        }
        if (requests.isSettledByKey(subject, contents, outcome)) {
            return;
        }
        List<ConsentEvent> events = ((Recorded) outcome).events();
        assertThat(events).hasSameSizeAs(given);
        requests.note(subject, contents);
        for (int i = 0; i < given.size(); i++) {
            write(subject, given.get(i), (ChoiceEvent) events.get(i), null);
        }
    }

    private void write(SubjectId subject, GivenChoice given, ChoiceEvent event, @Nullable EventId link) {
        Instant said = earlier(given.evidence());
        assertThat(event.choice()).isEqualTo(given.choice());
        assertThat(event.givenAt()).isEqualTo(said);
        entries.get(subject)
                .add(new Said(
                        now(),
                        event.id(),
                        given.choice().purpose(),
                        given.choice().kind(),
                        said,
                        given.evidence(),
                        link));
    }

    void notes(SubjectId subject, Fact fact, Actor actor, EventId key) {
        Outcome outcome = manager.record(subject, fact, actor, key);
        if (fact instanceof NoticeShown shown
                && !Faults.wasPublished(this, shown.policyVersion(), shown.noticeHash())) {
            assertThat(((Rejected) outcome).reason()).isEqualTo(RejectionReason.STALE_NOTICE);
            return;
        }
        if (fact instanceof Disclosure seen
                && policies().stream().noneMatch(p -> p.version() == seen.policyVersion())) {
            assertThat(((Rejected) outcome).reason()).isEqualTo(RejectionReason.NOT_DECLARED);
            return;
        }
        Map<String, Object> contents = Map.of(key.value(), List.of(fact, actor));
        if (requests.isSettledByKey(subject, contents, outcome)) {
            return;
        }
        requests.note(subject, contents);
        if (fact instanceof Restriction restriction) {
            entries.get(subject).add(new Restricted(now(), restriction.stands()));
        } else if (fact instanceof Minority minor) {
            entries.get(subject).add(new Minor(now(), minor.consentsAloneFrom(), minor.adultFrom()));
        } else {
            entries.get(subject).add(new Other(now()));
        }
    }

    void erases(SubjectId subject) {
        boolean again = epochs.containsKey(subject) && entries.get(subject).isEmpty();
        Outcome outcome = manager.erase(subject, Actor.subject());
        assertThat(((Recorded) outcome).repeated()).isEqualTo(again);
        epochs.merge(subject, again ? 0L : 1L, Long::sum);
        entries.get(subject).clear();
        requests.forget(subject);
        links.get(subject).clear();
        claimedBy.remove(subject);
        assertThat(manager.erasureEpoch(subject)).hasValue(epochs.get(subject));
    }

    void links(Occasion occasion, SubjectId visitor, SubjectId account) {
        List<GivenChoice> said = given(visitor);
        Outcome outcome = occasion == Occasion.LOGIN
                ? manager.links().login(visitor, account)
                : manager.links().register(visitor, account);
        boolean free = claimedBy.getOrDefault(visitor, account).equals(account);
        if (!said.isEmpty() && claimedBy.putIfAbsent(visitor, account) == null) {
            entries.get(visitor).add(new Other(now()));
        }
        takes(occasion, free ? said : List.of(), account, outcome);
    }

    void linksBrowser(Occasion occasion, List<GivenChoice> said, SubjectId account) {
        Outcome outcome = occasion == Occasion.LOGIN
                ? manager.links().login(said, "tie", account)
                : manager.links().register(said, "tie", account);
        takes(occasion, said, account, outcome);
    }

    List<GivenChoice> given(SubjectId subject) {
        List<GivenChoice> given = new ArrayList<>();
        for (Said said : model(subject).standing()) {
            given.add(new GivenChoice(
                    new Choice(said.purpose(), said.kind()),
                    said.evidence().givenAt(model(subject).givenAt(said))));
        }
        return given;
    }

    private void takes(Occasion occasion, List<GivenChoice> said, SubjectId account, Outcome outcome) {
        List<GivenChoice> taken = new ArrayList<>();
        for (GivenChoice given : said) {
            if (isTaken(occasion, given.choice(), model(account))) {
                taken.add(given);
            }
        }
        List<ConsentEvent> events = ((Recorded) outcome).events();
        assertThat(events).as("what is taken over").hasSize(taken.isEmpty() ? 0 : taken.size() + 1);
        if (!taken.isEmpty()) {
            EventId link = events.get(0).id();
            links.get(account).add(link);
            entries.get(account).add(new Other(now()));
            for (int i = 0; i < taken.size(); i++) {
                write(account, taken.get(i), (ChoiceEvent) events.get(i + 1), link);
            }
        }
    }

    /** At login no yes, and a no only where the account is silent. At registration all, but a no wins over a yes. */
    private boolean isTaken(Occasion occasion, Choice choice, Model account) {
        PurposeId purpose = choice.purpose();
        Said said = account.last(purpose);
        if (choice.kind() != ChoiceKind.GRANTED) {
            return said == null || (occasion == Occasion.REGISTRATION && said.isGrant());
        }
        ModelPolicy policy = current();
        ModelPurpose known = policy == null ? null : policy.purpose(purpose);
        boolean objected = (known == null || known.marketing()) && account.last(PurposeId.DIRECT_MARKETING) != null;
        return occasion == Occasion.REGISTRATION && said == null && !objected;
    }

    void unlinks(SubjectId account, EventId link) {
        Outcome outcome = manager.links().unlink(account, link, Actor.staff("s-1"));
        if (!links.get(account).contains(link)) {
            assertThat(((Rejected) outcome).reason()).isEqualTo(RejectionReason.UNKNOWN_LINK);
            return;
        }
        boolean again = entriesOf(account).stream()
                .anyMatch(
                        entry -> entry instanceof Undone undone && undone.link().equals(link));
        assertThat(((Recorded) outcome).repeated()).isEqualTo(again);
        if (again) {
            return;
        }
        Map<EventId, EventId> repeated = new HashMap<>();
        entries.get(account).add(new Undone(now(), link, repeated));
        for (ConsentEvent event : ((Recorded) outcome).events()) {
            if (event instanceof ChoiceEvent choice) {
                Said said = model(account).last(choice.choice().purpose());
                assertThat(said).as("what is said again was said before").isNotNull();
                assertThat(choice.choice().kind()).isEqualTo(said.kind());
                assertThat(choice.givenAt()).isEqualTo(earlier(said.evidence().givenAt(said.givenAt())));
                repeated.put(said.id(), choice.id());
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
