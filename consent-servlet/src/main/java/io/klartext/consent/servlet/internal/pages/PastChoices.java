package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.visit.PastChoice;
import io.klartext.consent.servlet.internal.visit.Standings;
import java.util.List;
import java.util.Optional;

/** What somebody has answered so far, the newest first. */
public final class PastChoices {

    /** How many are told at once. */
    public static final int MOST = 50;

    private PastChoices() {}

    /** The section at the end of the choices; empty for somebody who has said nothing. */
    static Optional<Element> section(Showing showing, Standings standings) {
        List<PastChoice> latest = standings.latest(MOST);
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        Element list = Element.of("ol").as("past");
        latest.forEach(past -> list.with(item(showing, past)));
        return Optional.of(Element.of("section")
                .as("card")
                .set("aria-labelledby", "past")
                .with(Element.of("h2", showing.say("past.title")).set("id", "past"))
                .with(list));
    }

    private static Element item(Showing showing, PastChoice past) {
        String at = showing.words().date(past.given().givenAt());
        Element item = Element.of("li", at + ": " + said(showing, past.given()));
        receipt(showing, past)
                .ifPresent(link -> item.with(" ")
                        .with(Element.of("a", showing.say("past.receipt"))
                                .set("href", link)
                                .with(ChoiceForm.about(title(showing, past.given())))));
        return item;
    }

    /**
     * Where the receipt of a choice is.
     *
     * @param showing to whom
     * @param past the choice
     * @return a path; empty where the shop makes none, or the choice is recorded under no id of theirs
     */
    public static Optional<String> receipt(Showing showing, PastChoice past) {
        return past.event()
                .filter(event ->
                        showing.visit().setup().options().receiptsFrom().isPresent())
                .map(event -> showing.visit().links().receipt(event.id().value()));
    }

    /**
     * What was said.
     *
     * @param showing in which language
     * @param given a choice
     * @return a sentence
     */
    public static String said(Showing showing, GivenChoice given) {
        return showing.say("past." + given.choice().kind().word(), title(showing, given));
    }

    /**
     * The title under which it was answered; a purpose that was taken away since still has one.
     *
     * @param showing in which language
     * @param given a choice
     * @return the title of its purpose
     */
    public static String title(Showing showing, GivenChoice given) {
        PurposeId purpose = given.choice().purpose();
        if (purpose.equals(PurposeId.DIRECT_MARKETING)) {
            return showing.say("past.marketing");
        }
        return showing.visit()
                .setup()
                .consents()
                .policies()
                .version(given.evidence().policyVersion())
                .map(shown -> title(showing, shown, purpose))
                .orElseGet(() -> title(showing, showing.policy(), purpose));
    }

    private static String title(Showing showing, Policy shown, PurposeId purpose) {
        return shown.purpose(purpose).map(known -> showing.in(known.title())).orElse(purpose.value());
    }
}
