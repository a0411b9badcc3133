package dev.mql.http;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The innermost layer: one HTTP exchange, never repeated and never redirected by OkHttp itself. */
final class Wire implements Channel, AutoCloseable {

    private static final int IDLE_CONNECTIONS = 32;

    private final OkHttpClient client;
    private final String agent;

    Wire(Duration timeout, String agent) {
        this.agent = agent;
        this.client = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                // A token must not follow a redirect to another host.
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(timeout.compareTo(Duration.ofSeconds(10)) < 0 ? timeout : Duration.ofSeconds(10))
                .readTimeout(timeout)
                .callTimeout(timeout)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
                .addNetworkInterceptor(Wire::neverAtOnce)
                .build();
    }

    /**
     * OkHttp answers 503 with {@code Retry-After: 0} by sending the request again on its own, a POST too. A second is as
     * good for us and is left to the layers that count.
     */
    private static Response neverAtOnce(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() == 503 && "0".equals(response.header("Retry-After"))) {
            return response.newBuilder().header("Retry-After", "1").build();
        }
        return response;
    }

    @Override
    public Reply send(Call call) throws IOException {
        Request.Builder request = new Request.Builder().url(call.url()).header("User-Agent", agent);
        call.headers().forEach(request::header);
        RequestBody body = call.content()
                .map(content -> RequestBody.create(content.bytes(), MediaType.get(content.type())))
                .orElse(null);
        request.method(call.method(), body);
        try (Response response = client.newCall(request.build()).execute()) {
            Map<String, String> headers = new HashMap<>();
            for (String name : response.headers().names()) {
                String value = response.header(name);
                if (value != null) {
                    headers.put(name.toLowerCase(Locale.ROOT), value);
                }
            }
            return Reply.owning(response.code(), headers, response.body().bytes());
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
