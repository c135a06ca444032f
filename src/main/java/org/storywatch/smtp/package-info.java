/// Hands mails to a mail server by SMTP (RFC 5321), by Angus Mail.
///
/// [SteppedTransport] adds to the library's connection how far it is, [Replies] says what a failure
/// there means, [SmtpCarrier] keeps the connection.
@NullMarked
package org.storywatch.smtp;

import org.jspecify.annotations.NullMarked;
