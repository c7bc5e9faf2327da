package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.OpenElements.Listener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adapts one page while it is written: leaves denied blocks out, and puts explanations into allowed ones. All other bytes
 * pass as they are, at once, and it does not matter how they are cut. Memory is bounded whatever the page.
 *
 * <p>It follows the page with the stack of open elements that a browser would have. An element that is denied is not sent,
 * nor anything that a browser puts into it; where that cannot be said, more is left out, never less: what follows is dropped
 * to the end tag of an element around it, or to the end of the page. End tags of elements that were sent are always sent.
 *
 * <p>Closing it ends the page and leaves the stream below open. Not thread-safe.
 */
public final class PageRewriter extends OutputStream {

    private enum State {
        ADAPTING,
        /** Nothing is denied, and the page is not followed any more. */
        PASSING,
        /** Something is denied, and the page is not followed any more. */
        CUT,
        CLOSED
    }

    private final PagePlan plan;
    private final PageDecisions decisions;
    private final PageContext context;
    private final boolean denies;
    private final Tag tag;
    private final Output output;
    private final Tokenizer tokenizer;
    private final TreeBuilder tree;
    private final Values values;
    private final Denials denials;
    private final Cuts cuts;
    private final Explanations explanations;
    private final Sightings sightings;
    private final ByteOrderMark byteOrderMark;
    private final Place place;
    private final List<Open> closedByTag = new ArrayList<>();
    private State state = State.ADAPTING;
    private boolean raw;
    private boolean handled;
    private boolean wasDropping;
    private boolean endTagCounts;

    /**
     * Adapts what is written to it.
     *
     * @param out where to
     * @param plan the rules of this path
     * @param decisions what was decided for this page
     * @param context what is known of it besides
     */
    public PageRewriter(OutputStream out, PagePlan plan, PageDecisions decisions, PageContext context) {
        this.plan = plan;
        this.decisions = decisions;
        this.context = context;
        this.denies = decisions.denies();
        this.tag = new Tag(plan.matcher.names());
        this.output = new Output(out, tag);
        this.place = new Place(output, decisions.incidents());
        this.values = new Values(context.charset() == null ? StandardCharsets.UTF_8 : context.charset());
        this.byteOrderMark = new ByteOrderMark(context.charsetIsSaid(), values);
        this.tokenizer = new Tokenizer(tag, new Tags());
        this.tree = new TreeBuilder(tag, plan.matcher.names(), tokenizer.doctype, new Elements());
        this.denials = new Denials(plan, decisions, tag, values, context.leadsElsewhere());
        this.cuts = new Cuts(plan, tree, output, denials, values, place::happened);
        this.explanations = new Explanations(plan, decisions, denials, tree.open, output, place::happened);
        this.sightings = new Sightings(plan, decisions, tag, values, denials);
        if (!decisions.startOfBody().isEmpty()) {
            tree.frames.notPossible();
        }
        if (context.charset() == null) {
            giveUp(Incident.UNREADABLE);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        if (state == State.CLOSED) {
            throw new IOException("The page has ended");
        }
        output.begin(b, off);
        place.begin(off);
        try {
            if (state == State.ADAPTING) {
                follow(b, off, len);
            }
        } catch (RuntimeException e) {
            giveUp(Incident.FAILED);
        }
        if (cuts.toTheEnd()) {
            state = State.CUT;
        }
        if (state != State.ADAPTING) {
            tag.pending = false;
        }
        place.end(len);
        if (!output.dropping()) {
            explanations.overflow(tag.pending ? place.marked() : place.read());
        }
        output.end(off + len);
    }

    private void follow(byte[] b, int off, int len) throws IOException {
        int readable = byteOrderMark.readableTo(place.read(), b, off, len);
        tokenizer.read(b, off, readable);
        if (readable < off + len && following()) {
            if (!tag.pending) {
                place.mark(readable);
            }
            giveUp(Incident.UNREADABLE);
        }
    }

    private void giveUp(Incident incident) {
        place.happened(-1, incident);
        state = output.dropping() || (denies && !context.isGuessed()) ? State.CUT : State.PASSING;
        try {
            if (state == State.CUT) {
                output.startDropping();
            } else {
                output.pass();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean following() {
        return state == State.ADAPTING && !cuts.toTheEnd();
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public void close() throws IOException {
        if (state == State.CLOSED) {
            return;
        }
        output.begin(new byte[0], 0);
        if (tag.pending && state == State.ADAPTING) {
            if (denies && !tag.end) {
                cuts.endInsideTag();
            }
            tag.pending = false;
            output.pass();
        }
        if (output.dropping()) {
            for (int i = tree.open.size() - 1; i >= 0; i--) {
                output.endTag(tree.open.at(i));
            }
        } else if (state == State.ADAPTING && tokenizer.betweenTags()) {
            tree.open.popTo(0);
        }
        output.releaseAtMark();
        state = State.CLOSED;
        output.flush();
    }

    /** The tag is known as far as it will be: the stack follows, and with it what is sent. */
    private void handle(int end) throws IOException {
        handled = true;
        raw = false;
        wasDropping = output.dropping();
        endTagCounts = false;
        closedByTag.clear();
        if (tag.end) {
            if (denies) {
                cuts.doubtfulEnd();
            }
            tree.end();
        } else {
            Open element = tree.start();
            if (element != null) {
                read(element);
            } else if (denies) {
                cuts.ignored();
            }
        }
        settle(end);
        if (tree.open.tooDeep() || tree.formatting.tooMany()) {
            output.mark(end);
            giveUp(Incident.TOO_DEEP);
        }
    }

    /** After the tag: whether it is sent, and whether the page is sent from here on. */
    private void settle(int end) throws IOException {
        boolean dropsNow = output.dropping() && mustDrop();
        if (!output.dropping()) {
            output.pass();
        } else if (wasDropping && endTagCounts) {
            output.force(tag.bytes, tag.from, tag.to);
            if (tag.overlong && dropsNow) {
                output.force(new byte[] {'>'}, 0, 1);
            }
        }
        boolean dropsTheRest = tag.overlong && !tag.end;
        if (output.dropping() && !dropsNow && !dropsTheRest) {
            output.stopDropping(end);
        }
    }

    /** Only now it is known whether the tag closes itself. */
    private void endOfLongTag(int end) throws IOException {
        output.mark(end);
        if (tag.selfClosing && tree.made != null && tree.made.open && !tree.made.html()) {
            tree.open.pop();
        }
        if (output.dropping() && !mustDrop()) {
            output.stopDropping(end);
        }
    }

    private boolean mustDrop() {
        return state == State.CUT || cuts.toTheEnd() || tree.formatting.denies() || tree.open.unsent();
    }

    private void read(Open element) throws IOException {
        denials.base(element, tree.open);
        if (element.html() && element.kind.is(Kind.RAW)) {
            raw = true;
            tokenizer.content(Tokenizer.Content.of(element.kind), tag.hash);
            if (denies) {
                cuts.rawText(element);
            }
        }
    }

    /** What the tokenizer tells. */
    private final class Tags implements TokenListener {

        @Override
        public void text(byte[] in, int from, int to) throws IOException {
            if (raw || !following()) {
                return;
            }
            if (tree.frames.possible() && byteOrderMark.textFrom(place.of(from), in, from, to) < to) {
                tree.frames.notPossible();
            }
            if (tree.inForeign()) {
                return;
            }
            int text = tree.spaceIsNoText() ? byteOrderMark.textFrom(place.of(from), in, from, to) : from;
            if (text < to) {
                place.mark(text);
                tree.text();
            }
        }

        @Override
        public void opened(int at) {
            place.open(at);
            handled = false;
        }

        @Override
        public void continued(int at) {
            output.mark(at);
        }

        @Override
        public void released(boolean text) throws IOException {
            if (text && !raw && following()) {
                tree.frames.notPossible();
                tree.text();
            }
            output.pass();
        }

        @Override
        public void tag(int end) throws IOException {
            if (!following()) {
                return;
            }
            if (!handled) {
                handle(end);
            } else {
                endOfLongTag(end);
            }
            handled = false;
            explanations.afterTag(end);
        }

        @Override
        public void full(int at) throws IOException {
            if (following() && tag.named()) {
                handle(at);
            } else if (following()) {
                giveUp(Incident.UNCERTAIN_TAG);
            }
        }

        @Override
        public boolean foreign() {
            return tree.inForeign();
        }

        @Override
        public boolean endsText() {
            return !output.dropping();
        }

        @Override
        public void hiddenEnd(int at) throws IOException {
            if (at != HiddenEnd.KEPT) {
                place.mark(at);
            }
            cuts.hiddenEnd();
        }
    }

    /** What the stack tells. */
    private final class Elements implements Listener {

        @Override
        public void opening(Open element, @Nullable Open parent) throws IOException {
            if (output.dropping() && wasDropping && !mustDrop()) {
                output.resume();
                wasDropping = false;
            }
            if (element.is(Kind.NOSCRIPT)) {
                tokenizer.hiddenEnd.watch(denies);
            } else if (element.is(Kind.HTML) && element.implied && !tag.pending && !tokenizer.doctype.seen()) {
                explanations.beginsWithText();
            }
            if (!element.implied || element.tagHash == 0) {
                element.own = element.implied
                        ? plan.matcher.conditions.ownOfType(element.hash)
                        : plan.matcher.conditions.own(tag, values, denies);
            }
            element.self = plan.matcher.self(element.own, parent);
            element.above = plan.matcher.above(element.self, parent);
            element.closedToUs = parent != null && (parent.closedToUs || Explanations.closes(parent));
            int rule = denials.rule(element.self);
            element.denied |= rule >= 0 || denials.script(element);
            sightings.opening(element, rule, output.dropping(), place.marked());
            if (output.dropping()) {
                element.written = false;
            } else if (element.denied) {
                drop(element, rule);
            } else {
                explanations.opening(element, tag, values, place.marked());
            }
        }

        private void drop(Open element, int rule) throws IOException {
            element.written = false;
            if (tag.overlong) {
                place.happened(rule, Incident.UNCERTAIN_TAG);
            }
            for (Open closed : closedByTag) {
                output.endTag(closed);
            }
            if (rule >= 0 && !tag.overlong) {
                output.insert(AsciiMarkup.bytes(decisions.blocks().get(rule).markup()));
            }
            output.startDropping();
        }

        @Override
        public void closed(Open element) throws IOException {
            if (element.is(Kind.NOSCRIPT)) {
                tokenizer.hiddenEnd.watch(denies && tree.open.has(Kind.NOSCRIPT));
            }
            if (!element.written) {
                return;
            }
            if (!output.dropping()) {
                closedByTag.add(element);
                explanations.closed(element, tag, place.marked());
            } else if (wasDropping && tag.end && element.sameName(tag.kind, tag.hash)) {
                endTagCounts = true;
            } else if (wasDropping) {
                output.endTag(element);
            }
        }
    }
}
