package io.klartext.consent.cli;

import io.klartext.consent.servlet.dryrun.Fate;
import io.klartext.consent.servlet.dryrun.RuleReport;

/** What becomes of a page under a rule, in words. */
final class AdaptWords {

    private AdaptWords() {}

    static String rule(RuleReport rule, String path) {
        if (!rule.aboutPage()) {
            return "not about " + path;
        }
        return switch (rule.kind()) {
            case COOKIE ->
                rule.denied()
                        ? "denied: not set, and taken away from a browser that has it"
                        : "allowed: set as the shop says";
            case PATH -> path(rule);
            default -> matches(rule);
        };
    }

    private static String path(RuleReport rule) {
        if (!rule.denied()) {
            return "allowed: the page is sent";
        }
        return "denied: the page is not sent at all, but "
                + rule.instead().map(path -> path + " in its place").orElse("status 403");
    }

    private static String matches(RuleReport rule) {
        if (rule.matchesNothing()) {
            return "MATCHES NOTHING in this page";
        }
        int count = rule.matches().size();
        return (rule.denied() ? "denied, " : "allowed, ")
                + count
                + (count == 1 ? " match" : " matches")
                + (rule.explainsNothing() ? ", EXPLAINS NOTHING: no offer was found in it" : "");
    }

    static String fate(Fate fate, RuleReport rule) {
        return switch (fate) {
            case SENT -> "is sent";
            case DENIED -> rule.instead().map(path -> "is replaced by " + path).orElse("is not sent");
            case DENIED_BY_ANOTHER -> "is not sent: another rule denies it first";
            case INSIDE_UNSENT -> "is not sent: it stands in something that is not sent";
        };
    }
}
