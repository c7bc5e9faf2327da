package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the policy says about a purpose, as facts (GDPR 13): data, recipients, times, basis, automation. */
public final class PurposeFacts {

    private PurposeFacts() {}

    /**
     * All facts.
     *
     * @param showing in which policy and language
     * @param purpose a purpose of that policy
     * @return in the order in which they are read
     */
    public static List<Fact> all(Showing showing, Purpose purpose) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(showing.say("label.data"), dataOf(showing, purpose)));
        facts.addAll(besideAnExplanation(showing, purpose));
        facts.add(Fact.of(
                showing.say("label.basis"),
                showing.say("basis." + purpose.legalBasis().word())));
        if (purpose.automatedDecision()) {
            Controller controller = showing.policy().controller();
            String person = controller.humanReview().orElse(controller.contact());
            facts.add(Fact.of(showing.say("label.automated"), showing.say("automated", person)));
            purpose.logic().ifPresent(logic -> facts.add(Fact.of(showing.say("label.logic"), showing.in(logic))));
        }
        return facts;
    }

    /**
     * The facts that an explanation does not tell by itself: who gets the data, how long it is kept and how long a yes is
     * good for.
     *
     * @param showing in which policy and language
     * @param purpose a purpose of that policy
     * @return in the order in which they are read
     */
    public static List<Fact> besideAnExplanation(Showing showing, Purpose purpose) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(showing.say("label.recipients"), recipientsOf(showing, purpose)));
        String retention = showing.words().time(purpose.retention());
        facts.add(Fact.of(
                showing.say("label.retention"), retention.isEmpty() ? showing.say("retention.none") : retention));
        purpose.interest()
                .ifPresent(interest -> facts.add(Fact.of(showing.say("label.interest"), showing.in(interest))));
        purpose.consentLifetime()
                .ifPresent(lifetime -> facts.add(
                        Fact.of(showing.say("label.lifetime"), showing.words().time(lifetime))));
        return facts;
    }

    /**
     * Which data a purpose uses.
     *
     * @param showing in which policy and language
     * @param purpose a purpose of that policy
     * @return one line per data category, or that there is none
     */
    public static List<String> dataOf(Showing showing, Purpose purpose) {
        List<String> data = showing.policy().dataOf(purpose).stream()
                .map(category -> data(showing, purpose, category))
                .toList();
        return data.isEmpty() ? List.of(showing.say("data.none")) : data;
    }

    private static String data(Showing showing, Purpose purpose, DataCategory category) {
        String source = category.source().map(from -> ": " + showing.in(from)).orElse("");
        String others = category.thirdPersons() ? ", " + showing.say("data.others") : "";
        String special = category.special() ? ", " + showing.say("data.special") : "";
        String seen = purpose.seen(category, showing.language()).stream()
                .map(words -> "; " + words)
                .collect(Collectors.joining());
        return showing.in(category.title()) + " ("
                + showing.say("origin." + category.origin().word()) + source + special + others + seen + ")";
    }

    private static String recipient(Showing showing, Recipient recipient) {
        return showing.words().recipient(recipient)
                + recipient
                        .transfer()
                        .map(ground -> ". " + showing.say("transfer." + ground.word()))
                        .orElse("");
    }

    /**
     * Who else gets the data of a purpose.
     *
     * @param showing in which policy and language
     * @param purpose a purpose of that policy
     * @return one line per recipient, or that there is none
     */
    public static List<String> recipientsOf(Showing showing, Purpose purpose) {
        List<String> recipients = showing.policy().recipientsOf(purpose).stream()
                .map(recipient -> recipient(showing, recipient))
                .toList();
        return recipients.isEmpty() ? List.of(showing.say("recipients.none")) : recipients;
    }
}
