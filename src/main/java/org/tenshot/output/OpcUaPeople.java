package org.tenshot.output;

import java.net.InetAddress;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.identity.Identity;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Believes who knows the password, and lets guess no faster than {@link WrongPasswords} says.
final class OpcUaPeople extends UsernameIdentityValidator {

  private static final Logger LOG = LoggerFactory.getLogger(OpcUaPeople.class);

  private final WrongPasswords guesses = new WrongPasswords();

  OpcUaPeople(OpcUaAccess.Login login) {
    super(said -> login.is(said.getUsername(), said.getPassword()));
  }

  @Override
  protected Identity.@Nullable UsernameIdentity authenticateUsernamePassword(
      Session session, String user, String password) {
    InetAddress address = session.getClientAddress();
    String who = address == null ? "" : address.getHostAddress();
    if (!guesses.mayTry(who, System.nanoTime())) {
      LOG.warn("{} has to wait after too many wrong passwords", who);
      return null;
    }
    Identity.@Nullable UsernameIdentity identity =
        super.authenticateUsernamePassword(session, user, password);
    guesses.tried(who, identity != null, System.nanoTime());
    return identity;
  }
}
