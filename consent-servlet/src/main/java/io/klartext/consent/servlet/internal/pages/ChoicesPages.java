package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.form.ChoiceRecorder;
import io.klartext.consent.servlet.internal.form.ChoiceWord;
import io.klartext.consent.servlet.internal.form.FormToken;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.form.Recording;
import io.klartext.consent.servlet.internal.form.RequestKey;
import io.klartext.consent.servlet.internal.form.SentForm;
import io.klartext.consent.servlet.internal.html.Element;
import io.klartext.consent.servlet.internal.visit.Links;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Shows the page with all choices, and takes the forms that come from it and from the page that explains an offer. */
public final class ChoicesPages {

    private final Setup setup;
    private final FormTokens tokens;
    private final ChoiceRecorder recorder;
    private final ShownNotices shown;

    /**
     * Pages of this shop.
     *
     * @param setup what the shop set up
     * @param tokens makes and reads the tokens of forms
     * @param recorder records choices
     */
    public ChoicesPages(Setup setup, FormTokens tokens, ChoiceRecorder recorder) {
        this.setup = setup;
        this.tokens = tokens;
        this.recorder = recorder;
        this.shown = new ShownNotices(setup);
    }

    /**
     * Shows all choices.
     *
     * @param visit the request
     * @throws IOException if the browser has gone
     */
    public void show(Visit visit) throws IOException {
        Showing showing = Showing.of(visit, setup.consents().policy());
        shown.record(showing);
        Answer.page(visit, HttpServletResponse.SC_OK, new ChoicesPage(showing, tokens).html(DoneMessage.of(showing)));
    }

    /**
     * Takes a form.
     *
     * @param visit a POST
     * @throws IOException if the browser has gone
     */
    public void take(Visit visit) throws IOException {
        Optional<TakenForm> taken = TakenForm.of(visit, tokens);
        if (taken.isPresent()) {
            take(visit, taken.get());
        }
    }

    private void take(Visit visit, TakenForm taken) throws IOException {
        Showing showing = taken.showing(visit);
        Optional<ChoiceWord> word = ChoiceWord.of(taken.form().choice());
        if (word.isEmpty()) {
            MessagePage.say(showing, HttpServletResponse.SC_BAD_REQUEST, "problem.impossible", Optional.empty());
            return;
        }
        FormToken token = taken.token();
        Recording recording = taken.expired() ? Recording.STALE : record(visit, token, word.get());
        answer(showing, taken.form(), token, word.get(), recording);
    }

    private Recording record(Visit visit, FormToken token, ChoiceWord word) {
        Policy current = setup.consents().policy();
        Policy shown = setup.dictionaries().version(token.policyVersion()).policy();
        List<Choice> choices = word.choices(token, shown);
        if (choices.isEmpty()) {
            return Recording.IMPOSSIBLE;
        }
        List<Choice> possible = ChoiceWord.stillPossible(choices, current);
        return possible.isEmpty()
                ? Recording.STALE
                : recorder.record(visit, token, possible, word.explicit(), RequestKey.of(token, word.toString()));
    }

    private void answer(Showing showing, SentForm form, FormToken token, ChoiceWord word, Recording recording)
            throws IOException {
        switch (recording) {
            case DONE -> Answer.seeOther(showing.visit(), next(showing, token, word));
            case STALE, KEY_REUSED -> askAgain(showing);
            case IMPOSSIBLE ->
                MessagePage.say(showing, HttpServletResponse.SC_BAD_REQUEST, "problem.impossible", Optional.empty());
            case NOT_RECORDED -> tryAgain(showing, form, "problem.not-recorded");
            case UNKNOWN -> tryAgain(showing, form, "problem.unknown");
        }
    }

    /** Who stopped something where an offer is explained goes back to the page with the offer, which does without now. */
    private static String next(Showing showing, FormToken token, ChoiceWord word) {
        Links links = showing.visit().links();
        String choices = links.choices(showing.back(), showing.asked(), Optional.of(word.toString()));
        return switch (token.surface()) {
            case WHY -> showing.back().orElse(choices);
            case KNOWN -> links.known(showing.back(), showing.asked());
            default -> choices;
        };
    }

    private void askAgain(Showing showing) throws IOException {
        Element message = Element.of("p", showing.say("problem.stale"))
                .as("message problem")
                .set("role", "alert");
        String html = new ChoicesPage(showing, tokens).html(Optional.of(message));
        Answer.page(showing.visit(), HttpServletResponse.SC_CONFLICT, html);
    }

    /** The same form with the same token: what was perhaps recorded is not recorded twice. */
    private static void tryAgain(Showing showing, SentForm form, String problem) throws IOException {
        Element retry = ChoiceForm.again(showing, form.token())
                .with(Element.of("p", ChoiceForm.button(showing.say("button.retry"), form.choice()))
                        .as("buttons"));
        MessagePage.say(showing, HttpServletResponse.SC_SERVICE_UNAVAILABLE, problem, Optional.of(retry));
    }
}
