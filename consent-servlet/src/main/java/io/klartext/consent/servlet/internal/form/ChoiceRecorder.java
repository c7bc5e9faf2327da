package io.klartext.consent.servlet.internal.form;

import io.klartext.consent.SubjectId;
import io.klartext.consent.key.TokenText;
import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.identity.Refusals;
import io.klartext.consent.servlet.internal.visit.EarlierRefusals;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.ShortenedClients;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what somebody chose, under the right id.
 *
 * <p>An account, or a visitor who has an id, is recorded under it. Somebody without an id who only says no gets none: the
 * event goes to the store under an id used this once, and the refusals into the cookie. As soon as something is granted
 * an id is needed; the earlier refusals are then recorded under it, before the grant, so that no grant ever stands
 * without them.
 *
 * <p>Ids and keys are made from the form's nonce. So a form that is sent twice, by two clicks or by a reload, is one
 * event, even where the first answer with its cookie never arrived.
 */
public final class ChoiceRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(ChoiceRecorder.class);

    private final Setup setup;

    /**
     * Records into this shop's store.
     *
     * @param setup the door, clock and randomness
     */
    public ChoiceRecorder(Setup setup) {
        this.setup = setup;
    }

    /**
     * Records choices that were made on a form.
     *
     * @param visit who sent it
     * @param token what was shown
     * @param choices what was chosen, at least one
     * @param explicit whether it was said in a statement of its own about special data
     * @param key tells a repetition of this request from another one
     * @return what became of it; after {@link Recording#DONE} the visit is whoever the person has become
     */
    public Recording record(Visit visit, FormToken token, List<Choice> choices, boolean explicit, String key) {
        Evidence evidence = evidence(visit, token, explicit).withKey(new EventId(key));
        Person person = visit.person();
        if (person instanceof Person.Known known) {
            return recordKnown(visit, known, choices, evidence);
        }
        if (person == Person.Unsure.FAILED_LOOK_UP) {
            return Recording.NOT_RECORDED;
        }
        return choices.stream().anyMatch(choice -> choice.kind() == ChoiceKind.GRANTED)
                ? grant(visit, token, choices, evidence)
                : refuse(visit, token, choices, evidence);
    }

    private Evidence evidence(Visit visit, FormToken token, boolean explicit) {
        Evidence evidence = Evidence.of(token.policyVersion(), token.noticeHash(), token.language(), Method.BUTTON)
                .withSignals(visit.signals().present())
                .onSurface(token.surface().word());
        if (setup.options().shortenedClients()) {
            evidence = ShortenedClients.of(visit.request())
                    .map(evidence::fromClient)
                    .orElse(evidence);
        }
        return explicit ? evidence.explicitly() : evidence;
    }

    /** A visitor's cookie begins anew with each choice, so that a no never ends before the next one could. */
    private Recording recordKnown(Visit visit, Person.Known known, List<Choice> choices, Evidence evidence) {
        Recording done = record(known.id(), choices, evidence);
        if (done == Recording.DONE && known.id().kind() == SubjectId.Kind.VISITOR) {
            visit.becomes(known);
        }
        return done;
    }

    private Recording refuse(Visit visit, FormToken token, List<Choice> choices, Evidence evidence) {
        Recording done = record(idFrom(token, "once"), choices, evidence);
        if (done == Recording.DONE) {
            visit.refuses(token.policyVersion(), token.language(), token.surface(), choices);
        }
        return done;
    }

    private Recording grant(Visit visit, FormToken token, List<Choice> choices, Evidence evidence) {
        return grant(visit, idFrom(token, "visitor"), choices, evidence, RequestKey.of(token, "earlier"));
    }

    /**
     * Records the first grant of somebody without an id, behind the earlier refusals.
     *
     * @param visit who said it
     * @param id the new visitor
     * @param choices what was chosen, a grant among it
     * @param evidence what proves it
     * @param key under which the earlier refusals are recorded
     * @return what became of it; after {@link Recording#DONE} the visit is that visitor
     */
    public Recording grant(Visit visit, SubjectId id, List<Choice> choices, Evidence evidence, String key) {
        Recording done = carryOver(visit, id, choices, key);
        if (done == Recording.DONE) {
            done = record(id, choices, evidence);
        }
        if (done == Recording.DONE) {
            visit.becomes(new Person.Known(id, visit.person().claim()));
        }
        return done;
    }

    /** Each earlier no as it was said: its text, its place, its time. What is answered now needs no earlier answer. */
    private Recording carryOver(Visit visit, SubjectId id, List<Choice> choices, String key) {
        Refusals earlier =
                visit.refusals().without(choices.stream().map(Choice::purpose).toList());
        List<GivenChoice> given = EarlierRefusals.of(setup, earlier);
        return given.isEmpty() ? Recording.DONE : Recording.of(setup.consents().carryOver(id, given, new EventId(key)));
    }

    private Recording record(SubjectId subject, List<Choice> choices, Evidence evidence) {
        Outcome outcome = setup.consents().record(subject, choices, evidence);
        if (outcome instanceof Outcome.Recorded recorded && recorded.repeated()) {
            return repeat(recorded, subject, choices, evidence);
        }
        return Recording.of(outcome);
    }

    private Recording repeat(Outcome.Recorded recorded, SubjectId subject, List<Choice> choices, Evidence evidence) {
        SubjectState state;
        try {
            state = SubjectState.of(setup.consents().history(subject).events());
        } catch (RuntimeException e) {
            LOG.warn("What stands could not be read ({})", e.getClass().getName());
            return Recording.UNKNOWN;
        }
        StillStands stands = new StillStands(state, setup.consents().policy());
        return choices.stream().allMatch(stands::is) ? Recording.of(recorded) : again(subject, choices, evidence);
    }

    /**
     * The same form was sent before, and something else was chosen since. A no is recorded anew, so that none is ever
     * swallowed. A yes is not: it may be a request that was delayed on its way, so the person is asked again.
     */
    private Recording again(SubjectId subject, List<Choice> choices, Evidence evidence) {
        if (choices.stream().anyMatch(choice -> choice.kind() == ChoiceKind.GRANTED)) {
            return Recording.STALE;
        }
        return Recording.of(setup.consents().record(subject, choices, evidence.withKey(new EventId(randomKey()))));
    }

    private static SubjectId idFrom(FormToken token, String use) {
        return SubjectId.visitor(RequestKey.visitorId(token, use));
    }

    private String randomKey() {
        byte[] key = new byte[16];
        setup.random().nextBytes(key);
        return TokenText.encode(key);
    }
}
