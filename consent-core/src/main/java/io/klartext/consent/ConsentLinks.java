package io.klartext.consent;

import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Outcome;
import java.util.List;

/**
 * What an account takes over from the visitor who turns out to be its owner, and how that is undone. Thread-safe; nothing
 * here throws.
 *
 * <ul>
 *   <li>At registration an account takes a visitor's choices over. Where both have spoken and differ, the denial wins.
 *   <li>An account that objected to direct marketing as a whole takes over no grant of any part of it.
 *   <li>At login no grant is taken over, and a refusal, withdrawal or objection only where the account has said nothing.
 *   <li>A visitor belongs to the first account that was linked: a second person on the same device inherits nothing.
 * </ul>
 *
 * <p>An answer of {@code Recorded} without events says that there was nothing to take over. Calling again is safe.
 */
public interface ConsentLinks {

    /**
     * A visitor has made an account.
     *
     * @param visitor as whom they have chosen so far
     * @param account their account
     * @return {@code Recorded} with the link and the choices that were taken over
     */
    Outcome register(SubjectId visitor, SubjectId account);

    /**
     * A visitor has logged in.
     *
     * @param visitor as whom they have chosen so far
     * @param account their account
     * @return {@code Recorded} with the link and the denials that were taken over
     */
    Outcome login(SubjectId visitor, SubjectId account);

    /**
     * Somebody without an id, whose choices the browser itself holds, has made an account.
     *
     * @param said what they have said so far
     * @param tie a text that tells this browser and account from any other, and neither of them by itself
     * @param account their account
     * @return {@code Recorded} with the link and the choices that were taken over
     */
    Outcome register(List<GivenChoice> said, String tie, SubjectId account);

    /**
     * Somebody without an id, whose choices the browser itself holds, has logged in.
     *
     * @param said what they have said so far
     * @param tie a text that tells this browser and account from any other, and neither of them by itself
     * @param account their account
     * @return {@code Recorded} with the link and the denials that were taken over
     */
    Outcome login(List<GivenChoice> said, String tie, SubjectId account);

    /**
     * Undoes a link: what the account had said before stands again. What it has said since stays.
     *
     * @param account the account
     * @param link the event of the link, from the account's history
     * @param actor who undoes it
     * @return {@code Recorded}; {@code Rejected} with {@code UNKNOWN_LINK} if there is no such link
     */
    Outcome unlink(SubjectId account, EventId link, Actor actor);
}
