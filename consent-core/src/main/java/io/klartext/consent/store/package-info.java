/**
 * What a store's author implements, in small roles: {@link io.klartext.consent.store.EventLog},
 * {@link io.klartext.consent.store.ChangeFeed} and {@link io.klartext.consent.store.PolicyArchive}, held together by
 * {@link io.klartext.consent.store.ConsentStore}. The test kit's contract says in tests what is promised here in words.
 */
@NullMarked
package io.klartext.consent.store;

import org.jspecify.annotations.NullMarked;
