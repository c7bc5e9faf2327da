/** The page on which somebody reads what the shop knows of them, what for, who looked at it, and what it led to. */
@NullMarked
package io.klartext.consent.servlet.internal.known;

import org.jspecify.annotations.NullMarked;
