package io.klartext.consent.receipt;

import io.klartext.consent.ConsentException;
import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.UnknownEvent;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PolicyVersions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes receipts and records of what a manager has recorded (GDPR 7(1), 15, 20). Safe for use by any number of threads.
 *
 * <pre>{@code
 * Receipts receipts = Receipts.of(consents, Issuer.of("DE", URI.create("https://shop.example/consent/choices")));
 * String page = receipts.receipt(anna, event, "customer 1842").orElseThrow().page("de");
 * String file = receipts.record(anna, "customer 1842").orElseThrow().json();
 *
 * other.carryOver(anna, ConsentRecord.parse(file).choices(), new EventId("import-2026-11"));
 * }</pre>
 */
public final class Receipts {

    private final ConsentManager consents;
    private final Issuer issuer;

    private Receipts(ConsentManager consents, Issuer issuer) {
        this.consents = consents;
        this.issuer = issuer;
    }

    /**
     * Receipts of a manager.
     *
     * @param consents what it has recorded and published is what receipts say
     * @param issuer what receipts say of the shop that no policy says
     * @return a maker of receipts
     */
    public static Receipts of(ConsentManager consents, Issuer issuer) {
        return new Receipts(consents, issuer);
    }

    /**
     * The receipt of one choice.
     *
     * @param subject who made it
     * @param event the event, from {@code Recorded} or from the history
     * @param named how the receipt names the person
     * @return the receipt; empty if this person has no such event, or it is no choice
     * @throws ConsentException if no published version has the notice that the event names
     * @throws IllegalArgumentException if the name is none (see {@link Receipt})
     * @throws io.klartext.consent.store.StoreException if the store cannot answer
     */
    public Optional<Receipt> receipt(SubjectId subject, EventId event, String named) {
        List<ConsentEvent> events = consents.history(subject).events();
        return choices(events)
                .filter(choice -> choice.id().equals(event))
                .findFirst()
                .map(choice -> receipt(choice, events, named));
    }

    /**
     * The record of all choices of a person.
     *
     * @param subject whose choices
     * @param named how the record names the person
     * @return the record; empty if they have made no choice
     * @throws ConsentException if the history holds an event that this version of the library cannot read, which may be a
     *     no; or no published version has the notice that an event names
     * @throws IllegalArgumentException if the name is none (see {@link Receipt})
     * @throws io.klartext.consent.store.StoreException if the store cannot answer
     */
    public Optional<ConsentRecord> record(SubjectId subject, String named) {
        List<ConsentEvent> events = consents.history(subject).events();
        if (events.stream().anyMatch(UnknownEvent.class::isInstance)) {
            throw new ConsentException("The history holds an event that this version of the library cannot read, so a"
                    + " record of it could leave a no out: update the library, then make the record");
        }
        List<Receipt> receipts =
                choices(events).map(choice -> receipt(choice, events, named)).toList();
        return receipts.isEmpty() ? Optional.empty() : Optional.of(new ConsentRecord(receipts));
    }

    private static Stream<ChoiceEvent> choices(List<ConsentEvent> events) {
        return events.stream().filter(ChoiceEvent.class::isInstance).map(ChoiceEvent.class::cast);
    }

    private Receipt receipt(ChoiceEvent event, List<ConsentEvent> events, String named) {
        PolicyVersions policies = consents.policies();
        Evidence evidence = event.evidence();
        Notice notice = policies.notice(evidence.policyVersion(), evidence.language(), evidence.noticeHash())
                .orElseThrow(() -> unpublished(event));
        Policy policy = policies.version(notice.policyVersion()).orElseThrow();
        return new Receipt(
                named,
                issuer,
                event.id(),
                event.sequence(),
                event.recordedAt(),
                event.choice(),
                evidence.givenAt(event.givenAt()),
                ShownPurpose.of(policy, notice, event.choice().purpose(), policies.at(event.recordedAt())),
                expires(event, policy),
                undone(event, events));
    }

    private static ConsentException unpublished(ChoiceEvent event) {
        return new ConsentException("No published version has the notice that event " + event.id()
                + " names: publish version " + event.evidence().policyVersion() + " as it was");
    }

    private static Optional<Instant> expires(ChoiceEvent event, Policy policy) {
        return event.choice().kind() == ChoiceKind.GRANTED
                ? policy.purpose(event.choice().purpose()).flatMap(purpose -> purpose.endOfGrant(event.givenAt()))
                : Optional.empty();
    }

    private static boolean undone(ChoiceEvent event, List<ConsentEvent> events) {
        return events.stream()
                .filter(later -> later.sequence() > event.sequence())
                .anyMatch(later -> later instanceof FactEvent fact
                        && fact.fact() instanceof Unlink unlink
                        && unlink.cleared().contains(event.choice().purpose()));
    }
}
