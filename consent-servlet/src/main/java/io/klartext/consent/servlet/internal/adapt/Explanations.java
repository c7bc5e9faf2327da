package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.dryrun.OfferSpot;
import io.klartext.consent.servlet.internal.adapt.Open.BlockMark;
import io.klartext.consent.servlet.internal.adapt.Open.Target;
import io.klartext.consent.servlet.internal.adapt.PageDecisions.Block;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts explanations where a browser leaves them: at the end of the element, but in a table into its last cell and in a list
 * into its last item, and behind a link or button instead of into it. Which cell is the last one is only known when the row
 * ends; so what stands between the end of a cell and the next one waits.
 */
final class Explanations {

    private static final int LONGEST_OFFER = 256;
    /** So many offers may stand in each other. */
    private static final int MOST_WAITING = 16;

    private static final byte[] NOTHING = {};

    private final PagePlan plan;
    private final PageDecisions decisions;
    private final Denials denials;
    private final OpenElements open;
    private final Output output;
    private final BiConsumer<Integer, Incident> incidents;
    private byte[] after = NOTHING;
    private long heldFrom;
    private long openedAt;
    private boolean headEnded;
    private boolean bodyStarted;
    private boolean isText;

    Explanations(
            PagePlan plan,
            PageDecisions decisions,
            Denials denials,
            OpenElements open,
            Output output,
            BiConsumer<Integer, Incident> incidents) {
        this.plan = plan;
        this.decisions = decisions;
        this.denials = denials;
        this.open = open;
        this.output = output;
        this.incidents = incidents;
    }

    /** Whether nothing may be put into what is in this element. */
    static boolean closes(Open element) {
        return !element.html()
                || element.kind == Kind.SELECT
                || element.kind == Kind.HEAD
                || element.kind.is(Kind.RAW)
                || (element.kind == Kind.TEMPLATE && !element.implied);
    }

    /** An element is opened that is part of the output. */
    void opening(Open element, Tag tag, Values values, long at) throws IOException {
        openedAt = at;
        if (element.has(Kind.LAST)) {
            overflow(at);
            if (output.holding()) {
                output.releaseAtMark();
            }
        }
        if (element.is(Kind.BODY) && !bodyStarted) {
            bodyStarted = true;
            if (element.implied) {
                output.insert(around(decisions.startOfBody()));
            } else {
                append(around(decisions.startOfBody()));
            }
        }
        if (element.self.length > 0 && !element.implied) {
            for (int rule = 0; rule < plan.size(); rule++) {
                Block decided = decisions.blocks().get(rule);
                if (plan.explains(rule) && !decided.denied()) {
                    mark(element, rule, tag, values);
                }
                if (!decided.denied() && !decided.markup().isEmpty() && plan.isBlock(rule, element.self)) {
                    put(element, rule, null);
                }
            }
        }
    }

    /** What begins with text may be JSON or a script, whatever its type says: nothing is put in beside what rules name. */
    void beginsWithText() {
        isText = true;
    }

    private byte[] around(String markup) {
        return markup.isEmpty() || isText || elsewhere(-1) ? NOTHING : AsciiMarkup.bytes(markup);
    }

    /** Whether what we would put in would lead to somebody else. */
    private boolean elsewhere(int rule) {
        if (denials.elsewhere()) {
            incidents.accept(rule, Incident.ELSEWHERE);
        }
        return denials.elsewhere();
    }

    private void mark(Open element, int rule, Tag tag, Values values) {
        boolean per = plan.isPer(rule, element.self) && inBlock(rule);
        if (plan.isBlock(rule, element.self) && plan.hasPer(rule)) {
            element.blocks = new BlockMark(rule, element.blocks);
        } else if (per || plan.isBlock(rule, element.self)) {
            per = true;
        }
        if (per) {
            target(element, rule, tag, values);
        }
        if (plan.isInto(rule, element.self)) {
            moveInto(element, rule);
        }
    }

    private boolean inBlock(int rule) {
        for (int i = open.size() - 1; i >= 0; i--) {
            for (BlockMark block = open.at(i).blocks; block != null; block = block.next()) {
                if (block.rule() == rule) {
                    return true;
                }
            }
        }
        return false;
    }

    private void target(Open element, int rule, Tag tag, Values values) {
        String offer = offer(rule, tag, values);
        if (offer == null) {
            incidents.accept(rule, Incident.NO_OFFER);
            return;
        }
        put(element, rule, offer);
    }

    /** At the end of the element, or behind what it must not stand in; without an offer it is the rule's own markup. */
    private void put(Open element, int rule, @Nullable String offer) {
        boolean empty = element.has(Kind.VOID);
        boolean closed = element.closedToUs || closes(element) || element.is(Kind.COL) || element.is(Kind.COLGROUP);
        if (closed || waiting() >= MOST_WAITING) {
            incidents.accept(rule, Incident.NO_PLACE);
            return;
        }
        Open place = empty ? null : element;
        for (int i = 0; i < open.size(); i++) {
            if (behind(open.at(i)) && open.at(i).written) {
                place = open.at(i);
                break;
            }
        }
        if (place == null) {
            append(markup(rule, offer, OfferSpot.BEHIND, element, openedAt));
        } else {
            place.targets = new Target(rule, offer, place.targets);
        }
    }

    private int waiting() {
        int waiting = 0;
        for (int i = open.size() - 1; i >= 0; i--) {
            for (Target target = open.at(i).targets; target != null; target = target.next()) {
                waiting++;
            }
        }
        return waiting;
    }

    private @Nullable String offer(int rule, Tag tag, Values values) {
        int slot = plan.offerSlot(rule);
        if (!tag.has(slot) || tag.unknown(slot)) {
            return null;
        }
        CharacterReferences.Decoded value = values.decoded(tag, slot);
        boolean good =
                value.certain() && !value.text().isBlank() && value.text().length() <= LONGEST_OFFER;
        return good ? value.text() : null;
    }

    /** The first element in an offer that the rule names takes over. */
    private void moveInto(Open element, int rule) {
        if (element.closedToUs || closes(element) || element.has(Kind.VOID)) {
            return;
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            Open holder = open.at(i);
            Target found = find(holder.targets, rule);
            if (found != null) {
                if (!plan.isInto(rule, holder.self)) {
                    holder.targets = without(holder.targets, found);
                    element.targets = new Target(rule, found.offer(), element.targets);
                }
                return;
            }
        }
    }

    private static @Nullable Target find(@Nullable Target first, int rule) {
        Target target = first;
        while (target != null && (target.rule() != rule || target.offer() == null)) {
            target = target.next();
        }
        return target;
    }

    private static @Nullable Target without(@Nullable Target first, Target gone) {
        if (first == null) {
            return null;
        }
        return first.equals(gone) ? gone.next() : new Target(first.rule(), first.offer(), without(first.next(), gone));
    }

    private static boolean behind(Open element) {
        return element.is(Kind.A) || element.is(Kind.BUTTON);
    }

    /** Whether the cell or item that has just ended may be the last one of something that is explained. */
    private boolean awaited() {
        for (int i = open.size() - 1; i >= 0; i--) {
            Open element = open.at(i);
            if (!element.has(Kind.HAS_LAST)) {
                return false;
            }
            if (element.targets != null) {
                return true;
            }
            if (!element.is(Kind.TR) && !element.is(Kind.TBODY) && !element.is(Kind.THEAD) && !element.is(Kind.TFOOT)) {
                return false;
            }
        }
        return false;
    }

    /** An element is closed that is part of the output; the tag that closes it has not been sent. */
    void closed(Open element, Tag tag, long at) throws IOException {
        if (element.is(Kind.HEAD) && !headEnded) {
            headEnded = true;
            output.insert(around(decisions.endOfHead()));
        }
        if (element.targets != null) {
            place(element, tag, at);
        }
        if (element.has(Kind.LAST) && awaited()) {
            output.hold();
            heldFrom = at;
        }
    }

    private void place(Open element, Tag tag, long at) throws IOException {
        overflow(at);
        for (Target target = element.targets; target != null; target = target.next()) {
            int rule = target.rule();
            String offer = target.offer();
            if (element.has(Kind.HAS_LAST)) {
                if (output.holding()) {
                    output.insertBeforeHeld(markup(rule, offer, OfferSpot.IN_THE_LAST_PART_OF, element, heldFrom));
                } else {
                    incidents.accept(rule, Incident.NO_PLACE);
                }
            } else if (behind(element) && tag.end && element.sameName(tag.kind, tag.hash)) {
                append(markup(rule, offer, OfferSpot.BEHIND, element, at));
            } else {
                output.insert(markup(rule, offer, OfferSpot.AT_THE_END_OF, element, at));
            }
        }
        element.targets = null;
        if (element.has(Kind.HAS_LAST) && output.holding() && !awaited()) {
            output.releaseAtMark();
        }
    }

    /** Whoever waits for too long gets the explanation where the wait began; that does not depend on how the page is cut. */
    void overflow(long at) throws IOException {
        if (!output.holding() || at - heldFrom <= Output.MOST_HELD) {
            return;
        }
        for (int i = open.size() - 1; i >= 0 && open.at(i).has(Kind.HAS_LAST); i--) {
            Open element = open.at(i);
            for (Target target = element.targets; target != null; target = target.next()) {
                incidents.accept(target.rule(), Incident.EARLY_PLACE);
                output.insertBeforeHeld(
                        markup(target.rule(), target.offer(), OfferSpot.IN_THE_LAST_PART_OF, element, heldFrom));
            }
            element.targets = null;
        }
        output.release();
    }

    /** The tag has been sent: what belongs behind it. */
    void afterTag(int end) throws IOException {
        if (after.length > 0) {
            output.mark(end);
            output.insert(after);
            after = NOTHING;
        }
    }

    private void append(byte[] what) {
        int length = after.length;
        after = Arrays.copyOf(after, length + what.length);
        System.arraycopy(what, 0, after, length, what.length);
    }

    private byte[] markup(int rule, @Nullable String offer, OfferSpot spot, Open element, long at) {
        if (offer == null) {
            return AsciiMarkup.bytes(decisions.blocks().get(rule).markup());
        }
        PageObserver observer = decisions.observer();
        if (observer != null) {
            observer.offer(rule, offer, spot, element.nameText(), at);
        }
        if (elsewhere(rule)) {
            return NOTHING;
        }
        try {
            return AsciiMarkup.bytes(decisions.explainer().explain(rule, offer));
        } catch (RuntimeException e) {
            incidents.accept(rule, Incident.UNEXPLAINED);
            return NOTHING;
        }
    }
}
