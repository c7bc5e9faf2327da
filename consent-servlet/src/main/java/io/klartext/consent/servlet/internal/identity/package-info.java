/** Who is asking, and the one cookie that says so. */
@NullMarked
package io.klartext.consent.servlet.internal.identity;

import org.jspecify.annotations.NullMarked;
