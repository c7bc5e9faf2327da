package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.policy.Controller;
import io.klartext.consent.policy.DataCategory;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.Recipient;
import io.klartext.consent.servlet.internal.html.Element;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the policy says about a purpose, as a list of facts (GDPR 13): data, recipients, times, basis, automation. */
public final class PurposeFacts {

    private PurposeFacts() {}

    /**
     * All facts.
     *
     * @param showing in which policy and language
     * @param purpose a purpose of that policy
     * @return a definition list
     */
    public static Element all(Showing showing, Purpose purpose) {
        Element list = Element.of("dl").as("facts");
        add(list, showing.say("label.data"), dataOf(showing, purpose));
        handling(list, showing, purpose);
        add(
                list,
                showing.say("label.basis"),
                List.of(showing.say("basis." + purpose.legalBasis().word())));
        if (purpose.automatedDecision()) {
            Controller controller = showing.policy().controller();
            String person = controller.humanReview().orElse(controller.contact());
            add(list, showing.say("label.automated"), List.of(showing.say("automated", person)));
            purpose.logic().ifPresent(logic -> add(list, showing.say("label.logic"), List.of(showing.in(logic))));
        }
        return list;
    }

    /**
     * The facts that an explanation does not tell by itself: who gets the data, how long it is kept and how long a yes is
     * good for.
     *
     * @param showing in which policy and language
     * @param purpose a purpose of that policy
     * @return a definition list
     */
    public static Element besideAnExplanation(Showing showing, Purpose purpose) {
        Element list = Element.of("dl").as("facts");
        handling(list, showing, purpose);
        return list;
    }

    private static void handling(Element list, Showing showing, Purpose purpose) {
        add(list, showing.say("label.recipients"), recipientsOf(showing, purpose));
        String retention = showing.words().time(purpose.retention());
        add(
                list,
                showing.say("label.retention"),
                List.of(retention.isEmpty() ? showing.say("retention.none") : retention));
        purpose.interest()
                .ifPresent(interest -> add(list, showing.say("label.interest"), List.of(showing.in(interest))));
        purpose.consentLifetime()
                .ifPresent(lifetime -> add(
                        list,
                        showing.say("label.lifetime"),
                        List.of(showing.words().time(lifetime))));
    }

    /**
     * One fact.
     *
     * @param list where to
     * @param label what it is about
     * @param values what is said, one or more
     */
    public static void add(Element list, String label, List<String> values) {
        add(list, label, values, UnaryOperator.identity());
    }

    /**
     * One fact whose values are marked.
     *
     * @param list where to
     * @param label what it is about
     * @param values what is said, one or more
     * @param mark marks the element of each value
     */
    public static void add(Element list, String label, List<String> values, UnaryOperator<Element> mark) {
        Element row = Element.of("div", Element.of("dt", label));
        values.forEach(value -> row.with(mark.apply(Element.of("dd", value))));
        list.with(row);
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
