package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stack of open elements (HTML standard, section 13.2.4.2). */
final class OpenElements {

    /** Deeper markup is not followed: Chromium nests up to 512, and more than this would hold more memory than a page may. */
    static final int DEEPEST = 300;

    /** Who is told, before it happens. */
    interface Listener {
        /**
         * An element will be opened.
         *
         * @param element what
         * @param parent what it will stand in; null for the first
         */
        void opening(Open element, @Nullable Open parent) throws IOException;

        /** An element has been closed. */
        void closed(Open element) throws IOException;
    }

    /** What ends the search for an element that an end tag may close. */
    enum Scope {
        DEFAULT,
        BUTTON,
        LIST,
        TABLE
    }

    private final Listener listener;
    private @Nullable Open[] stack = new @Nullable Open[32];
    /** How many HTML elements of each kind there are. */
    private final int[] counts = new int[Kind.COUNT];

    private int size;
    /** Whether the innermost element is SVG or MathML, which is asked for every tag and every text. */
    private boolean foreign;

    private boolean tooDeep;

    OpenElements(Listener listener) {
        this.listener = listener;
    }

    int size() {
        return size;
    }

    boolean tooDeep() {
        return tooDeep;
    }

    Open at(int index) {
        return Objects.requireNonNull(stack[index]);
    }

    Open current() {
        return at(size - 1);
    }

    boolean empty() {
        return size == 0;
    }

    boolean foreign() {
        return foreign;
    }

    void push(Open element) {
        if (size == DEEPEST) {
            tooDeep = true;
            return;
        }
        if (size == stack.length) {
            stack = Arrays.copyOf(stack, 2 * size);
        }
        stack[size++] = element;
        opened(element, 1);
    }

    private void opened(Open element, int more) {
        element.open = more > 0;
        foreign = size > 0 && !current().html();
        if (element.html()) {
            counts[index(element.kind)] += more;
        }
    }

    void open(Open element, @Nullable Open parent) throws IOException {
        listener.opening(element, parent);
        push(element);
    }

    void pop() throws IOException {
        Open last = current();
        stack[--size] = null;
        opened(last, -1);
        listener.closed(last);
    }

    void popTo(int index) throws IOException {
        while (size > index) {
            pop();
        }
    }

    int indexOf(Open element) {
        for (int i = size - 1; i >= 0; i--) {
            if (stack[i] == element) {
                return i;
            }
        }
        return -1;
    }

    /** Takes an element out from wherever it is. */
    void remove(Open element) throws IOException {
        int index = indexOf(element);
        System.arraycopy(stack, index + 1, stack, index, size - index - 1);
        stack[--size] = null;
        opened(element, -1);
        listener.closed(element);
    }

    void replace(int index, Open element) {
        opened(at(index), -1);
        stack[index] = element;
        opened(element, 1);
    }

    void insert(int index, Open element) {
        push(element);
        if (element.open) {
            System.arraycopy(stack, index, stack, index + 1, size - 1 - index);
            stack[index] = element;
            foreign = !current().html();
        }
    }

    /** Whether what stands here is not sent, because an element around it is not, or is cut. */
    boolean unsent() {
        for (int i = size - 1; i >= 0; i--) {
            if (!at(i).written || at(i).cut) {
                return true;
            }
        }
        return false;
    }

    int last(Kind kind) {
        int i = has(kind) ? size - 1 : -1;
        while (i >= 0 && !at(i).is(kind)) {
            i--;
        }
        return i;
    }

    int first(Kind kind) {
        int i = has(kind) ? 0 : size;
        while (i < size && !at(i).is(kind)) {
            i++;
        }
        return i < size ? i : -1;
    }

    /** Counted for every tag: an EnumMap would box each number. */
    @SuppressWarnings("EnumOrdinal")
    private static int index(Kind kind) {
        return kind.ordinal();
    }

    boolean has(Kind kind) {
        return counts[index(kind)] > 0;
    }

    boolean inScope(Kind kind, Scope scope) {
        return find(kind, scope) >= 0;
    }

    /** Where the nearest element of this kind is that an end tag could close; -1 if there is none. */
    int find(Kind kind, Scope scope) {
        if (!has(kind)) {
            return -1;
        }
        for (int i = size - 1; i >= 0; i--) {
            Open element = at(i);
            if (element.is(kind)) {
                return i;
            }
            if (bounds(element, scope)) {
                return -1;
            }
        }
        return -1;
    }

    int findHeading() {
        for (int i = size - 1; i >= 0; i--) {
            if (at(i).has(Kind.HEADING)) {
                return i;
            }
            if (bounds(at(i), Scope.DEFAULT)) {
                return -1;
            }
        }
        return -1;
    }

    boolean reaches(Open wanted) {
        for (int i = size - 1; i >= 0; i--) {
            if (at(i) == wanted) {
                return true;
            }
            if (bounds(at(i), Scope.DEFAULT)) {
                return false;
            }
        }
        return false;
    }

    private static boolean bounds(Open element, Scope scope) {
        if (scope == Scope.TABLE) {
            return element.is(Kind.HTML)
                    || element.is(Kind.TABLE)
                    || element.is(Kind.TEMPLATE)
                    || element.is(Kind.NOSCRIPT);
        }
        if (!element.html()) {
            return element.integration;
        }
        return element.kind.is(Kind.SCOPE)
                || (scope == Scope.BUTTON && element.kind == Kind.BUTTON)
                || (scope == Scope.LIST && (element.kind == Kind.OL || element.kind == Kind.UL));
    }

    /** Closes what a browser closes by itself (section 13.2.6.3), but for one kind. */
    void generateImpliedEnds(Kind except) throws IOException {
        while (size > 0 && current().has(Kind.IMPLIED_END) && !current().is(except)) {
            pop();
        }
    }

    /** Closes whatever is open inside the nearest of these. */
    void clearTo(Kind one, Kind two, Kind three) throws IOException {
        while (size > 1) {
            Open last = current();
            if (last.is(one) || last.is(two) || last.is(three) || last.is(Kind.TEMPLATE) || last.is(Kind.HTML)) {
                return;
            }
            pop();
        }
    }

    /** The element that the next one becomes a child of; in a table, what has no place there is put before it. */
    @Nullable Open parent(boolean fosters) {
        if (size == 0) {
            return null;
        }
        Open last = current();
        if (!fosters || !tableOnly(last)) {
            return last;
        }
        for (int i = size - 1; i > 0; i--) {
            if (at(i).is(Kind.TEMPLATE)) {
                return at(i);
            }
            if (at(i).is(Kind.TABLE)) {
                return at(i - 1);
            }
        }
        return at(0);
    }

    private static boolean tableOnly(Open element) {
        return element.is(Kind.TABLE)
                || element.is(Kind.TBODY)
                || element.is(Kind.TFOOT)
                || element.is(Kind.THEAD)
                || element.is(Kind.TR);
    }
}
