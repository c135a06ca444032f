package org.storywatch.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;

/// Signs mails by DKIM (RFC 6376): rsa-sha256, relaxed in header and body, at the time that the
/// mail's Date says.
///
/// What RFC 8058 section 4 wants covered is: List-Unsubscribe and List-Unsubscribe-Post.
///
/// @param domain whose word the signature is
/// @param selector which of the domain's keys: the public one is at `selector._domainkey.domain`
public record Dkim(String domain, String selector, SigningKey key) {
  /// @throws IllegalArgumentException with words for people
  public Dkim {
    try {
      DkimSigner _ = new DkimSigner(domain, selector, key.key());
    } catch (DkimException e) {
      throw new IllegalArgumentException("mails cannot be signed for the domain " + domain, e);
    }
  }

  /// The same mail with the signature before it.
  ///
  /// @param mail with lines that end in CRLF
  public byte[] signed(byte[] mail) {
    Signer signer = new Signer(this);
    try {
      // Only the signature is taken from the library's copy of the mail: what was signed is what
      // leaves.
      MimeMessage parsed = new MimeMessage(Alternative.SESSION, new ByteArrayInputStream(mail));
      new Copy(parsed, signer).writeTo(OutputStream.nullOutputStream());
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a mail in memory could not be signed", e);
    }
    byte[] first = (signer.field + "\r\n").getBytes(US_ASCII);
    return ByteBuffer.allocate(first.length + mail.length).put(first).put(mail).array();
  }

  /// The library's copy of a mail. Left to itself it would take each octet of an address with other
  /// letters than ASCII for a letter, and sign those.
  private static final class Copy extends DkimMessage {
    Copy(MimeMessage mail, DkimSigner signer) throws MessagingException {
      super(mail, signer);
    }

    @Override
    protected InternetHeaders createInternetHeaders(InputStream in) throws MessagingException {
      return new InternetHeaders(in, true);
    }
  }

  private static final class Signer extends DkimSigner {
    private String field = "";

    Signer(Dkim dkim) {
      super(dkim.domain, dkim.selector, dkim.key.key());
      setHeaderCanonicalization(Canonicalization.RELAXED);
      setBodyCanonicalization(Canonicalization.RELAXED);
      setCheckDomainKey(false); // it would ask the DNS
      addHeaderToSign("List-Unsubscribe-Post");
      addHeaderToSign("Auto-Submitted");
    }

    @Override
    protected String sign(DkimMessage message) throws MessagingException {
      field = super.sign(message);
      return field;
    }
  }
}
