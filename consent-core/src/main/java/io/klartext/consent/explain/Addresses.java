package io.klartext.consent.explain;

import io.klartext.consent.explain.ExplanationText.ControlText;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which addresses a control may have, and how a path becomes a whole one. */
final class Addresses {

    /** A path with one slash: with two, or a backslash, it would lead to another host. */
    private static final Pattern SAFE =
            Pattern.compile("/|(/(?![/\\\\])|(?i:https?://|mailto:))[^\\p{Cntrl}\\p{Space}\\\\]+");

    private Addresses() {}

    static void requireSafe(String address) {
        if (!SAFE.matcher(address).matches()) {
            throw new IllegalArgumentException("A control leads to a path that starts with one slash, or to an address"
                    + " of https, http or mailto, without spaces");
        }
    }

    static void requireAbsolute(URI base) {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (base.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("The base is the shop's whole address, such as https://shop.example/");
        }
    }

    static List<ControlText> absolute(List<ControlText> controls, URI base) {
        return controls.stream()
                .map(control -> new ControlText(control.control(), control.label(), absolute(control.target(), base)))
                .toList();
    }

    private static ControlTarget absolute(ControlTarget target, URI base) {
        if (target instanceof ControlTarget.Link link) {
            return new ControlTarget.Link(absolute(link.href(), base));
        }
        ControlTarget.Form form = (ControlTarget.Form) target;
        return new ControlTarget.Form(absolute(form.action(), base), form.fields());
    }

    private static String absolute(String address, URI base) {
        return address.startsWith("/") ? base.getScheme() + "://" + base.getRawAuthority() + address : address;
    }
}
