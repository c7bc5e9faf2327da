package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.visit.Standings;
import java.util.List;
import java.util.Optional;

/** What somebody has answered so far, the newest first. */
public final class PastChoices {

    /** How many are told at once. */
    public static final int MOST = 50;

    private PastChoices() {}

    /** The section at the end of the choices; empty for somebody of whom nothing is recorded under an id. */
    static Optional<Element> section(Showing showing, Standings standings) {
        List<ChoiceEvent> latest = standings.latest(MOST);
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        Element list = Element.of("ol").as("past");
        latest.forEach(event -> list.with(item(showing, event)));
        return Optional.of(Element.of("section")
                .as("card")
                .set("aria-labelledby", "past")
                .with(Element.of("h2", showing.say("past.title")).set("id", "past"))
                .with(list));
    }

    private static Element item(Showing showing, ChoiceEvent event) {
        Element item = Element.of("li", showing.words().date(event.givenAt()) + ": " + said(showing, event));
        if (showing.visit().setup().options().receiptsFrom().isPresent()) {
            item.with(" ")
                    .with(Element.of("a", showing.say("past.receipt"))
                            .set(
                                    "href",
                                    showing.visit().links().receipt(event.id().value()))
                            .with(ChoiceForm.about(title(showing, event))));
        }
        return item;
    }

    /**
     * What was said.
     *
     * @param showing in which language
     * @param event a choice
     * @return a sentence
     */
    public static String said(Showing showing, ChoiceEvent event) {
        return showing.say("past." + event.choice().kind().word(), title(showing, event));
    }

    /**
     * The title under which it was answered; a purpose that was taken away since still has one.
     *
     * @param showing in which language
     * @param event a choice
     * @return the title of its purpose
     */
    public static String title(Showing showing, ChoiceEvent event) {
        PurposeId purpose = event.choice().purpose();
        if (purpose.equals(PurposeId.DIRECT_MARKETING)) {
            return showing.say("past.marketing");
        }
        return showing.visit()
                .setup()
                .consents()
                .policies()
                .version(event.evidence().policyVersion())
                .map(shown -> title(showing, shown, purpose))
                .orElseGet(() -> title(showing, showing.policy(), purpose));
    }

    private static String title(Showing showing, Policy shown, PurposeId purpose) {
        return shown.purpose(purpose).map(known -> showing.in(known.title())).orElse(purpose.value());
    }
}
