package io.klartext.consent.servlet.internal.form;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.Standing;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.Policy;
import io.klartext.consent.policy.Purpose;
import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.visit.Standings;
import java.util.List;

/**
 * Whether what was chosen is still the last word: what was said counts, not what is allowed, which age or a restriction may
 * forbid besides.
 *
 * @param state what stands
 * @param policy says what is direct marketing
 */
record StillStands(SubjectState state, Policy policy) {

    boolean is(Choice choice) {
        boolean granted = choice.kind() == ChoiceKind.GRANTED;
        return state.of(choice.purpose())
                .filter(standing -> (standing.kind() == ChoiceKind.GRANTED) == granted)
                .filter(standing -> granted ? isAfterObjection(choice.purpose(), standing) : isLast(choice.purpose()))
                .isPresent();
    }

    /** An objection to direct marketing as a whole ends what was allowed before it. */
    private boolean isAfterObjection(PurposeId purpose, Standing grant) {
        boolean marketing =
                policy.purpose(purpose).map(Purpose::directMarketing).orElse(false);
        return !marketing
                || state.of(PurposeId.DIRECT_MARKETING)
                        .filter(objection -> objection.sequence() > grant.sequence())
                        .isEmpty();
    }

    /** And it ends for a purpose that is allowed afterwards. */
    private boolean isLast(PurposeId purpose) {
        List<PurposeId> marketing = policy.purposes().stream()
                .filter(Purpose::directMarketing)
                .map(Purpose::id)
                .toList();
        return !purpose.equals(PurposeId.DIRECT_MARKETING) || Standings.isLast(state, purpose, marketing);
    }
}
