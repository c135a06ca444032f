/// Hands mails to a mail server by SMTP (RFC 5321).
///
/// The dialogue is written here and not left to a library, since what a failure means depends on
/// the step at which it came, and on whether the last dot had gone out: [Dialogue] is the steps,
/// [Replies] what an answer means, [SmtpCarrier] keeps the connection.
@NullMarked
package org.storywatch.smtp;

import org.jspecify.annotations.NullMarked;
