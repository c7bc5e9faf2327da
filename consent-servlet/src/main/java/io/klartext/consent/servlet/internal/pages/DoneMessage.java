package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.Reason;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.form.ChoiceWord;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.visit.Standings;
import java.util.List;
import java.util.Optional;

/**
 * Says after a choice that it was saved. What was chosen comes back in the address, where anybody could have written it;
 * so it is said only if it is true.
 */
final class DoneMessage {

    private DoneMessage() {}

    static Optional<Element> of(Showing showing) {
        return showing.visit()
                .parameter("done")
                .flatMap(ChoiceWord::of)
                .flatMap(word -> sentence(showing, word))
                .map(sentence -> Element.of("p", sentence).as("message").set("role", "status"));
    }

    private static Optional<String> sentence(Showing showing, ChoiceWord word) {
        String said = word.kind() == ChoiceKind.GRANTED ? "granted" : "refused";
        if (word.purpose().isEmpty() && word.kind() == ChoiceKind.WITHDRAWN) {
            return takenBack(showing);
        }
        if (word.purpose().isEmpty()) {
            List<Purpose> optional = showing.policy().purposes().stream()
                    .filter(
                            word.kind() == ChoiceKind.GRANTED
                                    ? purpose -> ChoiceForm.isAllowedByAll(showing, purpose)
                                    : ChoiceForm::isOptional)
                    .toList();
            return optional.stream().allMatch(purpose -> isTrue(showing, purpose, word))
                    ? Optional.of(showing.say("done." + said + ".all"))
                    : Optional.empty();
        }
        if (word.purpose().get().equals(PurposeId.DIRECT_MARKETING)) {
            List<Purpose> marketing = showing.policy().purposes().stream()
                    .filter(purpose -> purpose.directMarketing() && ChoiceForm.isOptional(purpose))
                    .toList();
            return marketing.stream().allMatch(purpose -> reason(showing, purpose) == Reason.OBJECTED)
                    ? Optional.of(showing.say("done.marketing"))
                    : Optional.empty();
        }
        return showing.policy()
                .purpose(word.purpose().get())
                .filter(purpose -> isTrue(showing, purpose, word))
                .map(purpose -> showing.say("done." + said, showing.in(purpose.title())));
    }

    private static Optional<String> takenBack(Showing showing) {
        List<String> titles = showing.policy().purposes().stream()
                .filter(purpose -> reason(showing, purpose) == Reason.WITHDRAWN)
                .map(purpose -> showing.in(purpose.title()))
                .toList();
        return titles.isEmpty()
                ? Optional.empty()
                : Optional.of(showing.say("done.refused", showing.words().list(titles)));
    }

    private static boolean isTrue(Showing showing, Purpose purpose, ChoiceWord word) {
        Reason reason = reason(showing, purpose);
        if (word.kind() == ChoiceKind.GRANTED) {
            return reason == Reason.GRANTED || reason == Reason.LEGITIMATE_INTEREST;
        }
        return reason.saidNo()
                || (reason == Reason.BROWSER_SIGNAL
                        && Standings.of(showing.visit())
                                .of(purpose.id())
                                .filter(said -> said.kind() != ChoiceKind.GRANTED)
                                .isPresent());
    }

    private static Reason reason(Showing showing, Purpose purpose) {
        return showing.visit().check(purpose.id()).reason();
    }
}
