package org.tenshot.output;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// `http://host/path` or `https://host/path`: a request to a server for every verdict.
///
/// @param settings the caller's
record WebhookKind(OutputSettings settings) implements OutputKind {

  /// What the server wants to see; nothing is shown where it is not set.
  static final String TOKEN = "TENSHOT_WEBHOOK_TOKEN";

  private static final int PLAIN_PORT = 80;
  private static final int TLS_PORT = 443;

  @Override
  public String form() {
    return "https://host/path";
  }

  @Override
  public boolean means(String address) {
    return address.startsWith("http:") || address.startsWith("https:");
  }

  @Override
  public LineOutput open(String address) throws TenshotException {
    boolean encrypted = address.startsWith("https:");
    NetAddress place = NetAddress.read(address, form(), encrypted ? TLS_PORT : PLAIN_PORT);
    String token = settings.environment().getOrDefault(TOKEN, "");
    if (!token.matches("[\\x21-\\x7E]*")) {
      throw new TenshotException(
          TOKEN + " has a character that no request can carry: set it again, without blanks.");
    }
    return new WebhookOutput(
        new WebhookOutput.Server(
            URI.create(place.text()), token.isEmpty() ? null : token, encrypted ? trust() : null),
        settings.clock(),
        settings.limit());
  }

  private @Nullable SSLContext trust() throws TenshotException {
    Optional<TrustManagerFactory> trust = Trust.of(settings.environment());
    if (trust.isEmpty()) {
      return null;
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.get().getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new TenshotException(
          "The certificates that %s names cannot be used (%s): name others."
              .formatted(Trust.VARIABLE, e.getMessage()),
          e);
    }
  }
}
