package io.klartext.consent.it.browser;

/** What the pages say, as people of one language read it. */
enum Words {
    ENGLISH(
            "en-GB",
            "Picked for you",
            "Popular right now",
            "Often bought with it",
            "Why do I see this?",
            "We saw it here in the shop.",
            "You told us.",
            "It ends on ",
            "Your data is no longer used for",
            "This season",
            "For you, because you like it"),
    GERMAN(
            "de-DE",
            "Für Sie ausgesucht",
            "Beliebt bei allen",
            "Wird oft dazu gekauft",
            "Warum sehe ich das?",
            "Das haben wir hier im Shop beobachtet.",
            "Das haben Sie uns genannt.",
            "Es endet am ",
            "Ihre Daten werden nicht mehr für",
            "Jetzt im Herbst",
            "Für Sie, weil Sie es mögen");

    final String locale;
    final String picked;
    final String popular;
    final String together;
    final String why;
    final String observed;
    final String told;
    final String ends;
    final String stopped;
    final String season;
    final String personalBanner;

    Words(
            String locale,
            String picked,
            String popular,
            String together,
            String why,
            String observed,
            String told,
            String ends,
            String stopped,
            String season,
            String personalBanner) {
        this.locale = locale;
        this.picked = picked;
        this.popular = popular;
        this.together = together;
        this.why = why;
        this.observed = observed;
        this.told = told;
        this.ends = ends;
        this.stopped = stopped;
        this.season = season;
        this.personalBanner = personalBanner;
    }
}
