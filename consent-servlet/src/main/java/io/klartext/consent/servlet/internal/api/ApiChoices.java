package io.klartext.consent.servlet.internal.api;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.form.ChoiceRecorder;
import io.klartext.consent.servlet.internal.form.ChoiceWord;
import io.klartext.consent.servlet.internal.form.CrossSite;
import io.klartext.consent.servlet.internal.form.FormToken;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.form.FormTokens.Reading;
import io.klartext.consent.servlet.internal.form.Recording;
import io.klartext.consent.servlet.internal.form.RequestBody;
import io.klartext.consent.servlet.internal.form.RequestKey;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One's own choices as JSON. Whose they are comes from session and cookie; no request names a person. */
public final class ApiChoices {

    private static final int LONGEST_KEY = 200;

    private final Setup setup;
    private final FormTokens tokens;
    private final ChoiceRecorder recorder;

    /**
     * The API of this shop.
     *
     * @param setup what the shop set up
     * @param tokens makes and reads form tokens
     * @param recorder records choices
     */
    public ApiChoices(Setup setup, FormTokens tokens, ChoiceRecorder recorder) {
        this.setup = setup;
        this.tokens = tokens;
        this.recorder = recorder;
    }

    /**
     * Tells the choices.
     *
     * @param visit a GET
     * @throws IOException if the caller has gone
     */
    public void show(Visit visit) throws IOException {
        new ChoicesJson(visit, setup.consents().policy(), tokens).send();
    }

    /**
     * Takes choices and tells the new state.
     *
     * @param visit a POST
     * @throws IOException if the caller has gone
     */
    public void take(Visit visit) throws IOException {
        Problem problem = record(visit);
        if (problem == null) {
            show(visit);
        } else {
            problem.send(visit);
        }
    }

    /** Records what was sent; null if all is well. */
    private @Nullable Problem record(Visit visit) throws IOException {
        if (CrossSite.isForeign(visit.request(), setup.origin())) {
            return Problem.FOREIGN;
        }
        if (!RequestBody.isOfType(visit.request(), "application/json")) {
            return Problem.TYPE;
        }
        String key = visit.request().getHeader("Idempotency-Key");
        if (key != null && key.length() > LONGEST_KEY) {
            return Problem.KEY_LONG;
        }
        Optional<byte[]> body = RequestBody.read(visit.request());
        if (body.isEmpty()) {
            return Problem.LARGE;
        }
        try {
            return record(visit, SentChoices.read(body.get()));
        } catch (SentJson.Malformed e) {
            return e.problem();
        }
    }

    private @Nullable Problem record(Visit visit, SentChoices sent) {
        if (!(tokens.read(visit.person(), sent.token()) instanceof Reading.Genuine genuine)) {
            return Problem.FOREIGN;
        }
        if (genuine.expired()) {
            return Problem.STALE;
        }
        FormToken token = genuine.token();
        Policy shown = setup.dictionaries().version(token.policyVersion()).policy();
        List<Choice> choices = new ArrayList<>();
        for (ChoiceWord word : sent.choices()) {
            List<Choice> meant = word.choices(token, shown);
            if (meant.isEmpty()) {
                return Problem.IMPOSSIBLE;
            }
            choices.addAll(meant);
        }
        if (ChoiceWord.stillPossible(choices, setup.consents().policy()).size() < choices.size()) {
            return Problem.STALE;
        }
        return problem(recorder.record(visit, token, choices, false, key(visit, token, sent)));
    }

    private static String key(Visit visit, FormToken token, SentChoices sent) {
        String chosen = visit.request().getHeader("Idempotency-Key");
        if (chosen != null && !chosen.isBlank()) {
            return RequestKey.ofClient(chosen);
        }
        String words = sent.choices().stream().map(ChoiceWord::toString).collect(Collectors.joining(" "));
        return RequestKey.of(token, words);
    }

    private static @Nullable Problem problem(Recording recording) {
        return switch (recording) {
            case DONE -> null;
            case STALE -> Problem.STALE;
            case KEY_REUSED -> Problem.KEY_REUSED;
            case IMPOSSIBLE -> Problem.IMPOSSIBLE;
            case NOT_RECORDED -> Problem.NOT_RECORDED;
            case UNKNOWN -> Problem.UNKNOWN;
        };
    }
}
