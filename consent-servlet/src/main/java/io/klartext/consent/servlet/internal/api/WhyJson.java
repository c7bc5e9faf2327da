package io.klartext.consent.servlet.internal.api;

import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.visit.Visit;
import io.klartext.consent.servlet.internal.why.ToldText;
import java.io.IOException;
import java.util.Optional;

/** The explanation of an offer as JSON, for whom its link was made. */
public final class WhyJson {

    private final ToldText told;

    /**
     * Explanations of this shop.
     *
     * @param told opens the tokens in links
     */
    public WhyJson(ToldText told) {
        this.told = told;
    }

    /**
     * Tells why.
     *
     * @param visit a GET
     * @throws IOException if the caller has gone
     */
    public void show(Visit visit) throws IOException {
        Optional<ToldText.Opened> opened = told.open(visit);
        if (opened.isPresent()) {
            Answer.json(visit, 200, "application/json", opened.get().text().json());
        } else {
            Problem.NOTHING_TOLD.send(visit);
        }
    }
}
