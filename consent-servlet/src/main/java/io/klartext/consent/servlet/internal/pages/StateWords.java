package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.decision.Decision;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.servlet.internal.visit.Standings;
import io.klartext.consent.servlet.internal.visit.Standings.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says in plain words how things stand with a purpose: on or off, since when, until when, and who decided it. */
public final class StateWords {

    private final Showing showing;
    private final Standings standings;

    /**
     * Words for one person.
     *
     * @param showing to whom and in which language
     * @param standings what the person said
     */
    public StateWords(Showing showing, Standings standings) {
        this.showing = showing;
        this.standings = standings;
    }

    /**
     * How things stand.
     *
     * @param purpose the purpose
     * @param decision the answer to its check
     * @return one or two sentences
     */
    public String state(Purpose purpose, Decision decision) {
        return switch (decision.reason()) {
            case GRANTED -> granted(purpose);
            case ERASED -> showing.say("state.erased");
            case RESTRICTED -> showing.say("state.restricted");
            case PROHIBITED ->
                showing.say(
                        showing.policy().usesSpecialData(purpose)
                                ? "state.prohibited.special"
                                : "state.prohibited.minor");
            case GUARDIAN_REQUIRED -> showing.say("state.guardian");
            case EXPLICIT_REQUIRED -> showing.say("state.explicit");
            case REFUSED -> since("state.refused", purpose);
            case WITHDRAWN -> since("state.withdrawn", purpose);
            case OBJECTED -> objected(purpose);
            case BROWSER_SIGNAL -> showing.say("state.signal", signals(purpose));
            case LEGITIMATE_INTEREST -> showing.say("state.interest");
            case NOT_ASKED -> showing.say("state.not-asked");
            case EXPIRED -> showing.say("state.expired");
            case POLICY_CHANGED -> showing.say("state.changed");
            case REQUIRED, REQUIRED_UNAVAILABLE ->
                showing.say("state." + purpose.legalBasis().word());
            case UNAVAILABLE, UNKNOWN_PURPOSE -> showing.say("state.unavailable");
        };
    }

    /**
     * How things stand, in one word.
     *
     * @param decision the answer to a check
     * @return such as "Off"
     */
    public String badge(Decision decision) {
        return showing.say("badge." + mark(decision));
    }

    /**
     * How things stand, for the stylesheet.
     *
     * @param decision the answer to a check
     * @return such as on or off
     */
    public static String mark(Decision decision) {
        return switch (decision.reason()) {
            case GRANTED -> "on";
            case LEGITIMATE_INTEREST -> "interest";
            case REQUIRED, REQUIRED_UNAVAILABLE -> "needed";
            case RESTRICTED -> "paused";
            case PROHIBITED -> "barred";
            case GUARDIAN_REQUIRED -> "guardian";
            case EXPLICIT_REQUIRED -> "explicit";
            default -> "off";
        };
    }

    private String granted(Purpose purpose) {
        Optional<Said> said = standings.of(purpose.id());
        if (said.isEmpty()) {
            return showing.say("state.granted");
        }
        String since = showing.words().date(said.get().at());
        Instant end = showing.visit()
                .setup()
                .consents()
                .policies()
                .endOfGrant(purpose.id(), said.get().policyVersion(), said.get().at(), showing.policy());
        return end.equals(Instant.MAX)
                ? showing.say("state.granted.since", since)
                : showing.say("state.granted.until", since, showing.words().date(end));
    }

    private String objected(Purpose purpose) {
        boolean itself = standings
                .of(purpose.id())
                .filter(said -> said.kind() == ChoiceKind.OBJECTED)
                .isPresent();
        return itself || !purpose.directMarketing()
                ? since("state.objected", purpose)
                : showing.say("state.objected.marketing");
    }

    private String since(String key, Purpose purpose) {
        return standings
                .of(purpose.id())
                .map(said -> showing.say(key + ".since", showing.words().date(said.at())))
                .orElseGet(() -> showing.say(key));
    }

    private String signals(Purpose purpose) {
        List<String> names = showing.visit().signals().present().stream()
                .filter(purpose.listensTo()::contains)
                .sorted()
                .map(signal -> signal == BrowserSignal.GPC ? "Global Privacy Control, GPC" : "Do Not Track, DNT")
                .toList();
        return showing.words().list(names);
    }
}
