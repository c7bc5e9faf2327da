package io.klartext.examples.shop.web;

import io.klartext.examples.shop.newsletter.Newsletter;
import jakarta.servlet.ServletException;
import java.io.IOException;

/** The newsletter: on and off with the same ease. The answer never tells whether an address was on the list before. */
final class NewsletterPage implements Page {

    @Override
    public void get(Visit visit) throws IOException, ServletException {
        visit.with("refused", visit.parameter("answer").equals("refused"));
        visit.show("newsletter");
    }

    @Override
    public void post(Visit visit) throws IOException, ServletException {
        String email = visit.parameter("email");
        if (!Newsletter.isAddress(email)) {
            visit.response().setStatus(422);
            visit.with("notAnAddress", true).with("email", email).show("newsletter");
        } else if (visit.parameter("action").equals("off")) {
            visit.shop().newsletter().unsubscribe(email);
            visit.redirect("/newsletter?done=unsubscribed");
        } else if (visit.surfaces().subscribe(visit.request(), email)) {
            visit.redirect("/newsletter?done=subscribed");
        } else {
            visit.redirect("/newsletter?answer=refused");
        }
    }
}
