require ["fileinto", "reject", "vacation", "copy", "mailbox"];
if header :is "Subject" "sieve-junk" { fileinto "Junk"; stop; }
if header :is "Subject" "sieve-create" { fileinto :create "Auto/New Box"; stop; }
if header :is "Subject" "sieve-discard" { discard; stop; }
if header :is "Subject" "sieve-reject" { reject "I do not take such mail"; stop; }
if header :is "Subject" "sieve-redirect" { redirect "someone@accepts.example"; stop; }
if header :is "Subject" "sieve-copy" { redirect :copy "bob@example.jp"; }
if header :is "Subject" "sieve-vacation" { vacation :days 1 :subject "away" "I am away"; }
