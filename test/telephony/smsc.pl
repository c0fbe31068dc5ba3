# A text centre that speaks SMPP by another hand than ours: Debian's libnet-smpp-perl. Listens on the port it is given, takes one
# transceiver, answers each text with an id, sends a receipt for each whole id, and one text of its own. Says what it sees on stdout.
use strict; use warnings; use Net::SMPP; $| = 1;
my $port = shift;
my $centre = Net::SMPP->new_listen('127.0.0.1', port => $port, smpp_version => 0x34) or die "cannot listen: $!";
print "listens\n";
my $line = $centre->accept or die "no line: $!";
my $taken = 0;
while (my $pdu = $line->read_pdu) {
  my $what = $pdu->cmd;
  if ($what == Net::SMPP::CMD_bind_transceiver) {
    print "bound as $pdu->{system_id} with $pdu->{password}\n";
    $line->bind_transceiver_resp(seq => $pdu->seq, system_id => 'centre');
    $line->deliver_sm(seq => 900, source_addr_ton => 1, source_addr_npi => 1, source_addr => '447700900104', dest_addr_ton => 1,
      dest_addr_npi => 1, destination_addr => '441314960142', data_coding => 0, short_message => 'red file', async => 1);
  } elsif ($what == Net::SMPP::CMD_submit_sm) {
    my $id = sprintf 'centre%03d', ++$taken;
    printf "text to %s coding %d esm %d receipt %d bytes %s\n", $pdu->{destination_addr}, $pdu->{data_coding}, $pdu->{esm_class},
      $pdu->{registered_delivery}, unpack 'H*', $pdu->{short_message};
    $line->submit_sm_resp(seq => $pdu->seq, message_id => $id);
    $line->deliver_sm(seq => 1000 + $taken, esm_class => 4, source_addr => $pdu->{destination_addr}, destination_addr => $pdu->{source_addr},
      short_message => "id:$id sub:001 dlvrd:001 submit date:2611240900 done date:2611240900 stat:DELIVRD err:000 text:", async => 1);
  } elsif ($what == Net::SMPP::CMD_enquire_link) {
    $line->enquire_link_resp(seq => $pdu->seq);
  } elsif ($what == Net::SMPP::CMD_deliver_sm_resp) {
    printf "acknowledged %d with status %d\n", $pdu->seq, $pdu->status;
  } elsif ($what == Net::SMPP::CMD_unbind) {
    $line->unbind_resp(seq => $pdu->seq); print "unbound\n"; last;
  }
}
