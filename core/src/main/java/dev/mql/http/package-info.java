/** The transport adapters share: authorise, limit, retry, count, log. OkHttp and resilience4j are seen nowhere else. */
@NullMarked
package dev.mql.http;

import org.jspecify.annotations.NullMarked;
