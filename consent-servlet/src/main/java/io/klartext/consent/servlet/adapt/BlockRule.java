package io.klartext.consent.servlet.adapt;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.adapt.PathPattern;
import io.klartext.consent.servlet.internal.adapt.Selector;
import java.util.Optional;

/**
 * One block of the shop's pages that is only there for a purpose.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the path is no pattern, and an exception that names the place if
 * the selector cannot be matched while a page is sent.
 *
 * @param path on which pages; {@code *} stands for anything within a segment, {@code **} over segments
 * @param select which elements: type, {@code #id}, {@code .class}, {@code [attr]}, {@code [attr=v]}, {@code [attr^=v]},
 *     descendant and child, lists
 * @param purpose for what
 * @param surface the name under which its offers are explained; needed where they are
 * @param whenDenied what is sent if the purpose is denied
 * @param explain its offers, if they shall be explained
 */
public record BlockRule(
        String path,
        String select,
        PurposeId purpose,
        Optional<String> surface,
        WhenDenied whenDenied,
        Optional<Explain> explain) {

    public BlockRule {
        PathPattern.parse(path);
        Selector.parse(select);
        if (surface.isPresent() && !Forms.isSurface(surface.get())) {
            throw new IllegalArgumentException("A surface is " + Forms.SURFACE);
        }
        if (explain.isPresent() && surface.isEmpty()) {
            throw new IllegalArgumentException("Explanations need the name of a surface");
        }
    }
}
