package org.storywatch.net;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.DefaultClassicHttpResponseFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.apache.hc.core5.util.Timeout;

/// The HTTP client with everything off that we do ourselves: redirects, retries, decompression.
final class Client {
  private static final int PER_HOST = 2;
  private static final int IN_ALL = 256;
  private static final int MAX_HEADERS = 200;
  private static final int MAX_LINE = 16 * 1024;

  private Client() {}

  static CloseableHttpClient of(
      NetSettings settings, Resolver resolver, HeaderWatch watch, Supplier<Socket> sockets) {
    Limits limits = settings.limits();
    return HttpClients.custom()
        .setConnectionManager(connections(limits, resolver, sockets))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(limits.total()))
                .setResponseTimeout(timeout(limits.silence()))
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build())
        .setUserAgent(settings.userAgent())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .addExecInterceptorLast("header", watch)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      Limits limits, Resolver resolver, Supplier<Socket> sockets) {
    return new Connections(sockets)
        .setDnsResolver(resolver)
        .setMaxConnPerRoute(PER_HOST)
        .setMaxConnTotal(IN_ALL)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(timeout(limits.connect()))
                .setSocketTimeout(timeout(limits.silence()))
                .build())
        .setConnectionFactory(protocol())
        .build();
  }

  private static ManagedHttpClientConnectionFactory protocol() {
    Http1Config limits =
        Http1Config.custom().setMaxHeaderCount(MAX_HEADERS).setMaxLineLength(MAX_LINE).build();
    return ManagedHttpClientConnectionFactory.builder()
        .http1Config(limits)
        // The standard one of the client looks for an answer behind any amount of garbage.
        .responseParserFactory(
            new DefaultHttpResponseParserFactory(
                limits, new Lines(), DefaultClassicHttpResponseFactory.INSTANCE))
        // Every byte of a validator must come back as it was.
        .charCodingConfig(CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build())
        .build();
  }

  private static Timeout timeout(Duration time) {
    return Timeout.of(time);
  }

  /// A status is 100 or more (RFC 9110, section 15). Of 000 the standard parser makes an exception
  /// that is none of the network.
  private static final class Lines extends LazyLaxLineParser {
    @Override
    public StatusLine parseStatusLine(CharArrayBuffer buffer) throws ParseException {
      StatusLine line = super.parseStatusLine(buffer);
      if (line.getStatusCode() < 100) {
        throw new ParseException("Status line has no status", buffer, 0, buffer.length());
      }
      return line;
    }
  }

  /// Connections over sockets of our choice. The standard ones would go by way of a proxy where a
  /// setting of the virtual machine names one, and it is then the proxy that looks names up.
  private static final class Connections extends PoolingHttpClientConnectionManagerBuilder {
    private final Supplier<Socket> sockets;

    Connections(Supplier<Socket> sockets) {
      this.sockets = sockets;
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy encryption) {
      return new DefaultHttpClientConnectionOperator(
          _ -> sockets.get(),
          ports,
          names,
          RegistryBuilder.<TlsSocketStrategy>create().register("https", encryption).build());
    }
  }
}
