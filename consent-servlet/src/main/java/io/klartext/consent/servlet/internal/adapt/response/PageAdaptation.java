package io.klartext.consent.servlet.internal.adapt.response;

import java.io.OutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** How one page is changed on its way out. One is made for each response; it is called by one thread at a time. */
public interface PageAdaptation {

    /**
     * Whether the page is changed at all. Asked at the first byte, or when the headers go out, whichever comes first; a
     * shop that resets its response is asked again.
     *
     * @param contentType as the response has it by then, with its parameters; null if there is none, and then browsers
     *     guess: what must not be seen is wanted here too
     * @param status the status of the response by then
     * @return true if {@link #over} shall see the page; false if it passes through as it is
     */
    boolean wanted(@Nullable String contentType, int status);

    /**
     * Whether the answer is for one person alone by now, changed or not. No cache is told to keep it then, whatever the shop
     * says before or afterwards.
     *
     * @return true once something of the answer went by somebody's decision
     */
    default boolean isPersonal() {
        return false;
    }

    /**
     * Begins a page, at its first byte. What is returned gets every byte of the page, in whatever pieces the shop writes.
     * Its {@code flush} passes on what is certain; its {@code close} ends the page, and the stream below stays open. After
     * a {@code reset} of the response it is forgotten without being closed, and another one is begun.
     *
     * @param out where the changed page goes; whatever is written has left this library when the call returns
     * @param charset how the shop encodes characters: by its header, or the servlet API's default
     * @return where the page goes
     */
    OutputStream over(OutputStream out, Charset charset);
}
