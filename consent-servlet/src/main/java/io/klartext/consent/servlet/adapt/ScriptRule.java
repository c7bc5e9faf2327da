package io.klartext.consent.servlet.adapt;

import io.klartext.consent.policy.PurposeId;
import io.klartext.consent.servlet.internal.adapt.AddressPattern;

/**
 * A script that is only loaded for a purpose.
 *
 * @param src which addresses, such as {@code *://cdn.example/pixel.js}: {@code *} stands for anything but a slash,
 *     {@code **} for anything; without a question mark any query matches
 * @param purpose for what
 */
public record ScriptRule(String src, PurposeId purpose) {

    public ScriptRule {
        AddressPattern.parse(src);
    }
}
