package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.policy.Policy;
import io.klartext.consent.servlet.internal.form.CrossSite;
import io.klartext.consent.servlet.internal.form.FormToken;
import io.klartext.consent.servlet.internal.form.FormTokens;
import io.klartext.consent.servlet.internal.form.FormTokens.Reading;
import io.klartext.consent.servlet.internal.form.RequestBody;
import io.klartext.consent.servlet.internal.form.SentForm;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * A form that came from a page of ours that was made for whoever sends it.
 *
 * @param form what was sent
 * @param token what its token carries
 * @param expired whether the form is too old to say what somebody wants now
 */
public record TakenForm(SentForm form, FormToken token, boolean expired) {

    /**
     * Takes a form, or tells the browser why not.
     *
     * @param visit a POST
     * @param tokens reads its token
     * @return the form; empty if it was refused and answered
     * @throws IOException if the browser has gone
     */
    public static Optional<TakenForm> of(Visit visit, FormTokens tokens) throws IOException {
        if (CrossSite.isForeign(visit.request(), visit.setup().origin())) {
            return refused(visit, HttpServletResponse.SC_FORBIDDEN, "foreign");
        }
        if (!RequestBody.isOfType(visit.request(), "application/x-www-form-urlencoded")) {
            return refused(visit, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "type");
        }
        Optional<SentForm> form = SentForm.read(visit.request());
        if (form.isEmpty()) {
            return refused(visit, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "large");
        }
        if (!(tokens.read(visit.person(), form.get().token()) instanceof Reading.Genuine genuine)) {
            return refused(visit, HttpServletResponse.SC_FORBIDDEN, "foreign");
        }
        return Optional.of(new TakenForm(form.get(), genuine.token(), genuine.expired()));
    }

    private static Optional<TakenForm> refused(Visit visit, int status, String problem) throws IOException {
        MessagePage.problem(visit, status, problem);
        return Optional.empty();
    }

    /**
     * The answer, in the language that the form was shown in where it is still one of the policy's.
     *
     * @param visit the request
     * @return how it is shown
     */
    public Showing showing(Visit visit) {
        Policy policy = visit.setup().consents().policy();
        String language = policy.languages().contains(token.language()) ? token.language() : visit.language(policy);
        return Showing.of(visit, policy, language, Optional.of(form.returnPath()), form.language());
    }
}
