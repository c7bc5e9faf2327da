package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.visit.Standings;
import java.util.List;
import java.util.Optional;

/**
 * The one objection to all direct marketing (GDPR 21(2) to (4)), in words.
 *
 * @param title what it is
 * @param text what it ends, or since when it stands
 * @param button what stands on its button; empty once it was said
 */
public record MarketingObjection(String title, String text, Optional<String> button) {

    /**
     * The objection as one person sees it.
     *
     * @param showing to whom and in which language
     * @param standings what they have said
     * @return the words; empty where the policy knows no direct marketing that one can object to
     */
    public static Optional<MarketingObjection> of(Showing showing, Standings standings) {
        List<String> ended = showing.policy().purposes().stream()
                .filter(purpose -> purpose.directMarketing() && ChoiceForm.isOptional(purpose))
                .map(purpose -> showing.in(purpose.title()))
                .toList();
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        String title = showing.say("choices.marketing.title");
        return Optional.of(standings
                .of(PurposeId.DIRECT_MARKETING)
                .map(said -> new MarketingObjection(
                        title,
                        showing.say("choices.marketing.stands", showing.words().date(said.at())),
                        Optional.empty()))
                .orElseGet(() -> new MarketingObjection(
                        title,
                        showing.say("choices.marketing.text", showing.words().list(ended)),
                        Optional.of(showing.say("choices.marketing.button")))));
    }
}
