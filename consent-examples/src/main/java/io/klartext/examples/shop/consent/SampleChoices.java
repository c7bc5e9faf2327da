package io.klartext.examples.shop.consent;

import io.klartext.consent.ConsentManager;
import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import java.util.List;

/**
 * What the sample customers said before the shop opened: Anna allows what fits offers to her, Ben refused it, Clara may be
 * found by her friends, everybody else was not asked yet. Each answer has a key of its own, so recording them again at every start changes nothing that
 * was said since.
 */
final class SampleChoices {

    private static final SubjectId ANNA = SubjectId.account("c-1842");
    private static final SubjectId CLARA = SubjectId.account("c-1844");
    private static final SubjectId BEN = SubjectId.account("c-1843");

    private SampleChoices() {}

    static void record(ConsentManager consents) {
        Evidence asked = Evidence.of(
                        consents.policies()
                                .version(1)
                                .orElseGet(consents::policy)
                                .notice("de"),
                        Method.SWITCH)
                .enteredBy(Actor.system("sample-data"))
                .withKey(new EventId("sample-1"));
        consents.record(
                ANNA,
                List.of(
                        Choice.granted(Suggestions.PICKED_FOR_YOU),
                        Choice.granted(Suggestions.BANNER),
                        Choice.granted(Suggestions.PRICES),
                        Choice.granted(Discovered.PURPOSE),
                        Choice.granted(ConsentSurfaces.BROWSING_HISTORY)),
                asked);
        consents.record(
                BEN,
                List.of(
                        Choice.refused(Suggestions.PICKED_FOR_YOU),
                        Choice.refused(Suggestions.BANNER),
                        Choice.refused(Suggestions.PRICES),
                        Choice.refused(Discovered.PURPOSE),
                        Choice.refused(Friends.FOUND),
                        Choice.refused(ConsentSurfaces.BROWSING_HISTORY)),
                asked);
        consents.record(CLARA, Choice.granted(Friends.FOUND), asked);
    }
}
