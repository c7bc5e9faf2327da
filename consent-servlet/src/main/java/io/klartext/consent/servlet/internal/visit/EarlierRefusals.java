package io.klartext.consent.servlet.internal.visit;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.policy.Notice;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.identity.Refusals;
import java.util.ArrayList;
import java.util.List;

/** The refusals of a cookie as choices that were made before: each with the text it answered, its place and its time. */
public final class EarlierRefusals {

    private EarlierRefusals() {}

    /**
     * The refusals, the oldest first. What the policy no longer knows needs no refusal and is left out.
     *
     * @param setup the door and the published versions
     * @param refusals what the cookie holds
     * @return the choices; empty if there is nothing to take over
     */
    public static List<GivenChoice> of(Setup setup, Refusals refusals) {
        Policy current = setup.consents().policy();
        return all(setup, refusals).stream()
                .filter(given -> canBeChosen(current, given.choice().purpose()))
                .toList();
    }

    /** All that was refused, whatever the policy knows by now, the oldest first. */
    static List<GivenChoice> all(Setup setup, Refusals refusals) {
        List<GivenChoice> given = new ArrayList<>();
        for (Refusals.Answer answer : refusals.answers()) {
            Notice shown = setup.dictionaries()
                    .version(answer.policyVersion())
                    .policy()
                    .notice(answer.language());
            Evidence evidence = Evidence.of(shown, answer.surface().methodOfNo())
                    .onSurface(answer.surface().word())
                    .givenAt(answer.at());
            answer.kinds().entrySet().stream()
                    .sorted((a, b) -> a.getKey().value().compareTo(b.getKey().value()))
                    .forEach(entry ->
                            given.add(new GivenChoice(new Choice(entry.getKey(), entry.getValue()), evidence)));
        }
        return given;
    }

    /**
     * Whether a policy still knows something that can be chosen about. What is no longer done needs no answer.
     *
     * @param policy the policy that counts now
     * @param purpose a purpose, or direct marketing as a whole
     * @return true unless the purpose is gone, or a contract or the law demands it
     */
    public static boolean canBeChosen(Policy policy, PurposeId purpose) {
        return purpose.equals(PurposeId.DIRECT_MARKETING)
                || policy.purpose(purpose)
                        .filter(known -> !known.legalBasis().required())
                        .isPresent();
    }
}
