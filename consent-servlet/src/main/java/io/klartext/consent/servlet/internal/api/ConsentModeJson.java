package io.klartext.consent.servlet.internal.api;

import io.klartext.consent.servlet.ConsentMode;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;

/** What whoever is asking has allowed, in the words of Google's consent mode. */
public final class ConsentModeJson {

    private ConsentModeJson() {}

    /**
     * Tells it.
     *
     * @param visit a GET
     * @throws IOException if the caller has gone
     */
    public static void show(Visit visit) throws IOException {
        ConsentMode mode = ConsentMode.of(visit.setup().consents().policy(), visit.checkAll());
        Answer.json(visit, 200, "application/json", mode.json());
    }
}
