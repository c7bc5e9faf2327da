package io.klartext.consent.servlet.internal.adapt;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * What is sent of a page. Bytes are sent as they came, in runs as long as possible; a tag that is still being read waits in
 * {@link Tag}; what follows a last cell or item waits here, until it is known to be the last.
 */
final class Output {

    /** So much may stand between the last cell and the end of its row. */
    static final int MOST_HELD = 4096;

    private static final byte[] NOTHING = {};

    private final OutputStream out;
    private final Tag tag;
    private byte[] in = NOTHING;
    private int run;
    private int mark;
    private int carried;
    private boolean dropping;
    private boolean holding;
    private byte[] held = NOTHING;
    private int heldLength;

    Output(OutputStream out, Tag tag) {
        this.out = out;
        this.tag = tag;
    }

    boolean dropping() {
        return dropping;
    }

    boolean holding() {
        return holding;
    }

    void begin(byte[] from, int at) {
        in = from;
        run = at;
        mark = at;
    }

    /** A tag begins here. */
    void open(int at) {
        mark = at;
        carried = 0;
    }

    /** From here on it is open whether the bytes are sent. */
    void mark(int at) {
        mark = at;
    }

    /** The end of what was given: all that is certain is sent. */
    void end(int to) throws IOException {
        if (!dropping) {
            sendRun(tag.pending ? mark : to);
        }
        carried = tag.pending ? tag.length() : 0;
        in = NOTHING;
        run = 0;
        mark = 0;
    }

    private void sendRun(int to) throws IOException {
        if (to > run) {
            send(in, run, to - run);
        }
        run = Math.max(run, to);
    }

    private void send(byte[] from, int at, int length) throws IOException {
        if (holding) {
            if (heldLength + length > held.length) {
                held = Arrays.copyOf(held, Math.max(256, 2 * (heldLength + length)));
            }
            System.arraycopy(from, at, held, heldLength, length);
            heldLength += length;
        } else {
            out.write(from, at, length);
        }
    }

    /** What was open is sent: the bytes of it that came with what was given earlier, the others go with the run. */
    void pass() throws IOException {
        if (!dropping && carried > 0) {
            send(tag.bytes, tag.from, carried);
        }
        carried = 0;
    }

    /** Puts something in before what is open. */
    void insert(byte[] what) throws IOException {
        if (!dropping && what.length > 0) {
            sendRun(mark);
            send(what, 0, what.length);
        }
    }

    /** Sends something whether or not the page is being dropped. */
    void force(byte[] what, int from, int to) throws IOException {
        if (!dropping) {
            sendRun(mark);
        }
        send(what, from, to - from);
    }

    /** Sends the end tag of an element, if its start tag was sent. */
    void endTag(Open element) throws IOException {
        if (element.written && !element.implied) {
            byte[] end = new byte[element.name.length + 3];
            end[0] = '<';
            end[1] = '/';
            System.arraycopy(element.name, 0, end, 2, element.name.length);
            end[end.length - 1] = '>';
            force(end, 0, end.length);
        }
    }

    void startDropping() throws IOException {
        if (!dropping) {
            sendRun(mark);
            dropping = true;
        }
        carried = 0;
    }

    /** The page is sent again, and so is the tag that is open. */
    void resume() {
        dropping = false;
        run = mark;
    }

    /** The page is sent again from here. */
    void stopDropping(int at) {
        dropping = false;
        carried = 0;
        run = at;
        mark = at;
    }

    /** From what is open on, everything waits. */
    void hold() throws IOException {
        sendRun(mark);
        release();
        holding = true;
    }

    /** Puts something before what waits. */
    void insertBeforeHeld(byte[] what) throws IOException {
        out.write(what, 0, what.length);
    }

    void release() throws IOException {
        holding = false;
        if (heldLength > 0) {
            out.write(held, 0, heldLength);
            heldLength = 0;
        }
    }

    /** Ends the wait with what is open. */
    void releaseAtMark() throws IOException {
        sendRun(mark);
        release();
    }

    void flush() throws IOException {
        out.flush();
    }
}
