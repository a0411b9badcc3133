/** Tells others what happened between marketing and sales: out of the store's outbox, to webhooks and chats. */
@NullMarked
package dev.mql.app.notify;

import org.jspecify.annotations.NullMarked;
